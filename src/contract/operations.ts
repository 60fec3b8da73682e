import {
  type ApiName,
  type Authentication,
  type OperationObject,
  readDocument,
  resolveIn,
} from "./documents.js";

/** One operation of a document, ready to be routed, called and checked. */
export interface Operation {
  api: ApiName;
  operationId: string;
  /** Lower case, as the document writes it. */
  method: string;
  /** The path template below the API's own path: `/trustedInvokers/{apiInvokerId}`. */
  path: string;
  /** `/<apiName>/v1`. */
  basePath: string;
  authentication: Authentication;
  /** The name of the request body's schema. */
  requestBody?: string;
  /** Query parameters and their types. */
  query: { name: string; type: string | undefined }[];
  responses: Map<string, Answer>;
}

/** What the document says of one status. */
export interface Answer {
  mediaType?: string;
  schema?: string;
  requiredHeaders: string[];
}

const methods = ["get", "put", "post", "delete", "patch"];

const schemaName = (content: Record<string, { schema: { $ref?: string } }> | undefined) => {
  const [entry] = Object.entries(content ?? {});
  if (entry === undefined) return {};
  const [mediaType, { schema }] = entry;
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? { mediaType } : { mediaType, schema: name };
};

const basePathOf = (api: ApiName): string =>
  readDocument(api).servers[0]?.url.replace("{apiRoot}", "") ?? "";

const answersOf = (api: ApiName, responses: OperationObject["responses"]): Map<string, Answer> => {
  const document = readDocument(api);
  const entries = Object.entries(responses).map(([status, reference]): [string, Answer] => {
    const { content, headers = {} } = resolveIn(document, reference);
    const required = Object.entries(headers).filter(
      ([, header]) => resolveIn(document, header).required,
    );
    return [status, { ...schemaName(content), requiredHeaders: required.map(([name]) => name) }];
  });
  return new Map(entries);
};

const toOperation = (
  api: ApiName,
  path: string,
  method: string,
  operation: OperationObject,
): Operation => {
  const document = readDocument(api);
  const parameters = (operation.parameters ?? []).map((p) => resolveIn(document, p));
  const body = operation.requestBody && resolveIn(document, operation.requestBody);
  const { schema } = schemaName(body?.content);
  return {
    api,
    operationId: operation.operationId,
    method,
    path,
    basePath: basePathOf(api),
    authentication: operation["x-authentication"],
    ...(schema === undefined ? {} : { requestBody: schema }),
    query: parameters
      .filter((parameter) => parameter.in === "query")
      .map(({ name, schema }) => ({ name, type: schema.type })),
    responses: answersOf(api, operation.responses),
  };
};

const readOperations = (api: ApiName): Operation[] =>
  Object.entries(readDocument(api).paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [toOperation(api, path, method, operation)];
    }),
  );

const known = new Map<ApiName, readonly Operation[]>();

/** Every operation that a server of this API offers, in the document's order. */
export const operationsOf = (api: ApiName): readonly Operation[] => {
  const operations = known.get(api) ?? readOperations(api);
  known.set(api, operations);
  return operations;
};

/** A callback's operation, as whoever named the address serves it: at a path of its own choice. */
export const callbackAt = (api: ApiName, callback: string, path: string): Operation => {
  const [item] = Object.values(readDocument(api).components.callbacks?.[callback] ?? {});
  if (item?.post === undefined) throw new TypeError(`${api} has no callback ${callback}`);
  return { ...toOperation(api, path, "post", item.post), basePath: "" };
};
