import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import { faultsOf } from "../contract/faults.js";
import type { Operation } from "../contract/operations.js";
import { Problem, problem } from "./problem.js";

/** Larger bodies are refused with 413 unless configured; no message of the contract comes near. Octets. */
export const largestBody = 64 * 1024;

const isJson = (contentType: string | undefined): boolean =>
  contentType === "application/json" ||
  contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";

const isPlain = (contentEncoding = "identity"): boolean =>
  contentEncoding.trim().toLowerCase() === "identity";

const refuseByHeaders = ({ headers, httpVersionMajor }: IncomingMessage, most: number): void => {
  const length = headers["content-length"];
  const isFramed = httpVersionMajor === 2 || headers["transfer-encoding"] !== undefined;
  if (length === undefined && !isFramed) throw new Problem(411);
  if (Number(length ?? 0) > most) throw new Problem(413);
  if (!isJson(headers["content-type"])) throw new Problem(415);
  if (!isPlain(headers["content-encoding"])) throw new Problem(415);
};

/**
 * The octets of a body: 411, 413 and 415 by its headers, 413 as soon as there are too many, 400 if it
 * breaks off.
 */
export const readBody = (incoming: IncomingMessage, most: number): Promise<Buffer> => {
  refuseByHeaders(incoming, most);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let isWhole = false;
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) chunks.push(chunk);
      else reject(new Problem(413));
    });
    incoming.on("end", () => {
      isWhole = true;
      const [only] = chunks;
      resolve(chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks));
    });
    incoming.on("close", () => {
      if (!isWhole) reject(problem.invalidMessage("The body broke off."));
    });
  });
};

const parse = (bytes: Buffer): unknown => {
  try {
    if (isUtf8(bytes)) return JSON.parse(bytes.toString());
  } catch {} // no JSON
  throw problem.invalidMessage("The body is not JSON in UTF-8.");
};

const causes = [
  { cause: "MANDATORY_IE_MISSING", kind: "missing", mandatory: true },
  { cause: "MANDATORY_IE_INCORRECT", kind: "incorrect", mandatory: true },
] as const;

const refuseFaults = (operation: Operation, schema: string, message: unknown): void => {
  const faults = faultsOf(operation.api, schema, message);
  if (faults.length === 0) return;
  if (faults.some(({ param }) => param === ""))
    throw problem.invalidMessage("The body is not the JSON object that the operation takes.");
  const first = causes.find(({ kind, mandatory }) =>
    faults.some((fault) => fault.kind === kind && fault.mandatory === mandatory),
  );
  const told = faults.filter(
    (fault) =>
      first === undefined || (fault.kind === first.kind && fault.mandatory === first.mandatory),
  );
  throw problem.badRequest(
    first?.cause ?? "OPTIONAL_IE_INCORRECT",
    told.slice(0, 16).map(({ param, reason }) => ({ param, reason })),
  );
};

/** The message that a body is; 400 by the schema of the operation's request body. */
export const readMessage = (operation: Operation, body: Buffer): unknown => {
  const message = parse(body);
  refuseFaults(operation, operation.requestBody ?? "", message);
  return message;
};

const none = {};

/** The query parameters that the operation documents, in their types; others are ignored. */
export const readQuery = (text: string, { query }: Operation): Record<string, unknown> => {
  if (text === "" || query.length === 0) return none;
  const search = new URLSearchParams(text);
  const given = query.flatMap(({ name, type }) => {
    const value = search.get(name);
    if (value === null) return [];
    if (type !== "boolean") return [[name, value]];
    if (value !== "true" && value !== "false")
      throw problem.badRequest("OPTIONAL_QUERY_PARAM_INCORRECT", [
        { param: name, reason: "must be true or false" },
      ]);
    return [[name, value === "true"]];
  });
  return Object.fromEntries(given);
};
