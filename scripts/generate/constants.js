import { write } from "./files.js";

const methods = ["get", "put", "post", "delete", "patch"];

const resolve = (document, node) =>
  node?.$ref === undefined
    ? node
    : resolve(
        document,
        node.$ref
          .slice(2)
          .split("/")
          .reduce((at, key) => at[key.replaceAll("~1", "/").replaceAll("~0", "~")], document),
      );

const operationsOf = (document) =>
  Object.values(document.paths ?? {}).flatMap((item) =>
    methods.flatMap((method) => (item[method] === undefined ? [] : [item[method]])),
  );

const problemCauses = (document, operation) =>
  Object.entries(operation.responses).flatMap(([status, reference]) => {
    const { content } = resolve(document, reference);
    const examples = Object.values(content?.["application/problem+json"]?.examples ?? {});
    const causes = examples.map((example) => resolve(document, example).value.cause);
    return causes.filter((cause) => cause !== undefined).map((cause) => [status, cause]);
  });

const causesByStatus = (documents) => {
  const byStatus = {};
  for (const document of documents)
    for (const operation of operationsOf(document))
      for (const [status, cause] of problemCauses(document, operation)) {
        byStatus[status] ??= new Set();
        byStatus[status].add(cause);
      }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, causes]) => [status, [...causes].sort()]),
  );
};

const closedEnum = (documents, name) => {
  const schema = documents
    .map((document) => document.components.schemas[name])
    .find((found) => found !== undefined);
  return schema.anyOf.find((branch) => branch.enum !== undefined).enum;
};

/**
 * What is open in the contract (`anyOf [enum, string]`) as the closed constants that our own
 * servers take, and which operations each document asks a server for.
 */
export const writeConstants = (directory, apis) => {
  const documents = Object.values(apis);
  const constants = {
    causesByStatus: causesByStatus(documents),
    securityMethods: closedEnum(documents, "SecurityMethod"),
    keyDerivations: closedEnum(documents, "KeyDerivation"),
  };
  const served = Object.fromEntries(
    Object.entries(apis).map(([name, document]) => [
      name,
      operationsOf(document).map((operation) => operation.operationId),
    ]),
  );
  const clients = Object.values(apis).flatMap((document) =>
    operationsOf(document).map((o) => `  ${o.operationId}: "${o["x-authentication"].client}";`),
  );
  const banner = "// Generated from openapi/ by `npm run generate`. Do not edit.\n\n";
  const readonly = (value) =>
    JSON.stringify(value, null, 2).replaceAll(": [", ": readonly [").replace(/^\[/, "readonly [");
  const lines = Object.entries(constants);
  write(
    directory,
    "constants.js",
    banner +
      lines.map(([k, v]) => `export const ${k} = ${JSON.stringify(v, null, 2)};\n`).join("\n"),
  );
  const union = (ids) => ids.map((id) => JSON.stringify(id)).join(" | ");
  const servedLines = Object.entries(served).map(
    ([k, v]) => `  ${JSON.stringify(k)}: ${union(v)};`,
  );
  write(
    directory,
    "constants.d.ts",
    `${banner}${lines.map(([k, v]) => `export declare const ${k}: ${readonly(v)};\n`).join("\n")}
/** The operations that each document asks a server for, by operationId. */
export interface ServedOperations {
${servedLines.join("\n")}
}

/** How the client of each operation has to prove who it is. */
export interface ClientAuthentication {
${clients.join("\n")}
}
`,
  );
};
