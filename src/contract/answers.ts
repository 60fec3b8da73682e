import { faultsOf } from "./faults.js";
import type { Answer, Operation } from "./operations.js";

/** An answer that the contract does not allow. */
export class ContractViolation extends Error {
  readonly operationId: string;
  readonly status: number;

  constructor(operationId: string, status: number, faults: string[]) {
    super(`${operationId} answered ${status} against the contract: ${faults.join("; ")}`);
    this.name = "ContractViolation";
    this.operationId = operationId;
    this.status = status;
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const bodyFaults = (operation: Operation, schema: string, text: string): string[] => {
  const body = parse(text);
  if (body === undefined) return ["the body is not JSON"];
  return faultsOf(operation.api, schema, body).map(
    ({ param, reason }) => `${param || "the body"} ${reason}`,
  );
};

const violation = (operation: Operation, response: Response, faults: string[]) =>
  new ContractViolation(operation.operationId, response.status, faults);

const documentedAnswer = (operation: Operation, response: Response): Answer => {
  const { responses } = operation;
  const documented = responses.get(String(response.status));
  const answer = documented ?? (response.status >= 400 ? responses.get("default") : undefined);
  if (answer === undefined) throw violation(operation, response, ["the status is not documented"]);
  return answer;
};

/** Throws {@link ContractViolation} unless the answer has every header that its document requires. */
export const checkHeaders = (operation: Operation, response: Response): void => {
  const { requiredHeaders } = documentedAnswer(operation, response);
  const missing = requiredHeaders.filter((name) => !response.headers.has(name));
  const faults = missing.map((name) => `the header ${name} is missing`);
  if (faults.length > 0) throw violation(operation, response, faults);
};

/** Throws {@link ContractViolation} unless status, media type and body are as documented. */
export const checkContent = async (operation: Operation, response: Response): Promise<void> => {
  const answer = documentedAnswer(operation, response);
  if (answer.mediaType === undefined || answer.schema === undefined) return;
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== answer.mediaType)
    throw violation(operation, response, [
      `the media type is ${mediaType ?? "missing"}, not ${answer.mediaType}`,
    ]);
  const faults = bodyFaults(operation, answer.schema, await response.clone().text());
  if (faults.length > 0) throw violation(operation, response, faults);
};

/**
 * Throws {@link ContractViolation} unless the answer's status, media type, headers and body are
 * what the operation documents.
 */
export const checkAnswer = async (operation: Operation, response: Response): Promise<void> => {
  checkHeaders(operation, response);
  await checkContent(operation, response);
};
