import type { ServedOperations } from "../../generated/constants.js";
import { type ApiName, readDocument, resolveIn } from "../../src/contract/documents.js";
import { callbackAt, type Operation, operationsOf } from "../../src/contract/operations.js";
import { noticePath } from "../../src/http/notices.js";

const callback = "notifySecurityInfoRevoked";

export type OperationId = ServedOperations[ApiName] | typeof callback;

const apis: ApiName[] = [
  "aef-authentication",
  "ccf-security-info",
  "capif-security",
  "sample-service",
];

/** Every operation that the four documents ask a server for. */
export const operations: ReadonlyMap<OperationId, Operation> = new Map(
  apis.flatMap(operationsOf).map((operation) => [operation.operationId as OperationId, operation]),
);

export const operationIds: readonly OperationId[] = [...operations.keys()];

const revoked = callbackAt("ccf-security-info", "SecurityInfoRevoked", noticePath);

/** One of those operations, or the callback as our parties serve it. */
export const operationNamed = (id: OperationId): Operation => {
  const operation = id === callback ? revoked : operations.get(id);
  if (operation === undefined) throw new TypeError(`no operation ${id}`);
  return operation;
};

export const withBody = operationIds.filter((id) => operationNamed(id).requestBody !== undefined);

/** A status, and its cause where the contract gives it one: `404 AEF_NOT_FOUND`. */
export const refusalText = (status: number | string, cause?: string): string =>
  cause === undefined ? `${status}` : `${status} ${cause}`;

interface ProblemContent {
  $ref?: string;
  content?: Record<string, { examples?: Record<string, { $ref?: string; value?: unknown }> }>;
}

/** The refusals of which an operation's document has an example, as {@link refusalText}. */
export const documentedRefusals = (id: OperationId): string[] => {
  const { api, basePath, path, method } = operationNamed(id);
  const document = readDocument(api);
  const { responses } = document.paths[path]?.[method] ?? { responses: {} };
  if (basePath === "" || Object.keys(responses).length === 0) throw new TypeError(id);
  return Object.entries(responses)
    .filter(([status]) => /^[45]/.test(status))
    .flatMap(([status, reference]) => {
      const response = resolveIn(document, reference as ProblemContent);
      const examples = Object.values(
        response.content?.["application/problem+json"]?.examples ?? {},
      );
      const causes = examples.map((example) => {
        const { value } = resolveIn(document, example) as { value?: { cause?: string } };
        return value?.cause;
      });
      return causes.map((cause) => refusalText(status, cause));
    });
};
