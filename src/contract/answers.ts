import { faultsOf } from "./faults.js";
import type { Operation } from "./operations.js";

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

/**
 * Throws {@link ContractViolation} unless the answer's status, media type, headers and body are
 * what the operation documents.
 */
export const checkAnswer = async (operation: Operation, response: Response): Promise<void> => {
  const { operationId, responses } = operation;
  const fail = (faults: string[]) => {
    throw new ContractViolation(operationId, response.status, faults);
  };
  const documented = responses.get(String(response.status));
  const answer = documented ?? (response.status >= 400 ? responses.get("default") : undefined);
  if (answer === undefined) return fail(["the status is not documented"]);

  const missing = answer.requiredHeaders.filter((name) => !response.headers.has(name));
  if (missing.length > 0) fail(missing.map((name) => `the header ${name} is missing`));
  if (answer.mediaType === undefined || answer.schema === undefined) return;

  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== answer.mediaType)
    fail([`the media type is ${mediaType ?? "missing"}, not ${answer.mediaType}`]);
  const faults = bodyFaults(operation, answer.schema, await response.clone().text());
  if (faults.length > 0) fail(faults);
};
