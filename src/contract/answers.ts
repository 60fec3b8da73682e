import { faultsOf } from "./faults.js";
import type { AnswerHead, TransportAnswer } from "./messages.js";
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

const bodyFaults = (operation: Operation, schema: string, body: unknown): string[] => {
  if (body === undefined) return ["the body is not JSON"];
  return faultsOf(operation.api, schema, body).map(
    ({ param, reason }) => `${param || "the body"} ${reason}`,
  );
};

const violation = (operation: Operation, response: AnswerHead, faults: string[]) =>
  new ContractViolation(operation.operationId, response.status, faults);

const undocumented = "the status is not documented";

const answerTo = ({ responses }: Operation, response: AnswerHead): Answer | undefined =>
  responses.get(String(response.status)) ??
  (response.status >= 400 ? responses.get("default") : undefined);

const documentedAnswer = (operation: Operation, response: AnswerHead): Answer => {
  const answer = answerTo(operation, response);
  if (answer === undefined) throw violation(operation, response, [undocumented]);
  return answer;
};

const headerFaults = ({ requiredHeaders }: Answer, { headers }: AnswerHead): string[] =>
  requiredHeaders
    .filter((name) => !headers.has(name))
    .map((name) => `the header ${name} is missing`);

const mediaTypeFaults = (answer: Answer, response: AnswerHead): string[] => {
  const mediaType = response.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== answer.mediaType)
    return [`the media type is ${mediaType ?? "missing"}, not ${answer.mediaType}`];
  return [];
};

/** Throws {@link ContractViolation} unless the answer has every header that its document requires. */
export const checkHeaders = (operation: Operation, response: AnswerHead): void => {
  const faults = headerFaults(documentedAnswer(operation, response), response);
  if (faults.length > 0) throw violation(operation, response, faults);
};

/** Throws {@link ContractViolation} unless status, media type and body are as documented. */
export const checkContent = async (
  operation: Operation,
  response: Response | TransportAnswer,
): Promise<void> => {
  const answer = documentedAnswer(operation, response);
  if (answer.mediaType === undefined || answer.schema === undefined) return;
  const mistyped = mediaTypeFaults(answer, response);
  if (mistyped.length > 0) throw violation(operation, response, mistyped);
  const body = await (response.clone().json() as Promise<unknown>).catch(() => undefined);
  const faults = bodyFaults(operation, answer.schema, body);
  if (faults.length > 0) throw violation(operation, response, faults);
};

/**
 * Throws {@link ContractViolation} unless the answer's status, media type, headers and body are
 * what the operation documents.
 */
export const checkAnswer = async (
  operation: Operation,
  response: Response | TransportAnswer,
): Promise<void> => {
  checkHeaders(operation, response);
  await checkContent(operation, response);
};

/** All that is wrong with an answer, by what it is about: one fault does not hide another. */
export interface AnswerFaults {
  status: string[];
  headers: string[];
  mediaType: string[];
  body: string[];
}

/** Holds an answer, whose body has been read, against everything that the operation documents. */
export const answerFaults = (
  operation: Operation,
  response: AnswerHead,
  text: string,
): AnswerFaults => {
  const none: AnswerFaults = { status: [], headers: [], mediaType: [], body: [] };
  const answer = answerTo(operation, response);
  if (answer === undefined) return { ...none, status: [undocumented] };
  const headers = headerFaults(answer, response);
  if (answer.mediaType === undefined || answer.schema === undefined) return { ...none, headers };
  const mediaType = mediaTypeFaults(answer, response);
  return { ...none, headers, mediaType, body: bodyFaults(operation, answer.schema, parse(text)) };
};
