import { answerFaults } from "../../src/contract/answers.js";
import { operationAt } from "../../src/contract/shown-message.js";
import { operationNamed } from "../contract/operations.js";
import type { Request, World } from "../contract/world.js";
import type { Answer } from "../support/interconnect.js";
import { withoutDocumentedKey } from "./documented-key.js";
import type { Secrets } from "./secrets.js";

const responseOf = ({ status, headers, text }: Answer): Response => {
  const list = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new Response(text === "" ? null : text, { status, headers: list });
};

/** The operation whose answer it has to be: another method may be another operation's. */
const askedOperation = ({ operation, method, path }: Request) => {
  const own = operationNamed(operation);
  if (method === undefined || path !== undefined) return own;
  const template = `https://party${own.basePath}${own.path}`;
  return operationAt(method === "HEAD" ? "GET" : method, template) ?? own;
};

/** What is wrong with an answer: a failure of ours, a breach of the contract, a key. */
export const faultsIn = (
  world: World,
  request: Request,
  answer: Answer,
  secrets: Secrets,
): string[] => {
  const operation = askedOperation(request);
  const { status, headers, mediaType, body } = answerFaults(
    operation,
    responseOf(answer),
    answer.text,
  );
  const isHead = request.method === "HEAD"; // an answer without its body
  const shown = withoutDocumentedKey(world, request, answer);
  return [
    ...(answer.status >= 500 ? [`our ${answer.status}`] : []),
    ...status.map((fault) => `${fault}: ${answer.status}`),
    ...headers,
    ...mediaType,
    ...(isHead ? [] : body),
    ...(secrets.areIn(shown) ? ["the answer shows a key"] : []),
  ];
};
