import { expect } from "vitest";
import { checkAnswer } from "../../src/contract/answers.js";
import { faultsOf } from "../../src/contract/faults.js";
import type { ProblemDetails } from "../../src/contract/types.js";
import type { Answer } from "../support/interconnect.js";
import { documentedRefusals, type OperationId, operationNamed, refusalText } from "./operations.js";
import type { Refusal } from "./rows.js";

const responseOf = ({ status, headers, text }: Answer): Response => {
  const list = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new Response(text === "" ? null : text, { status, headers: list });
};

/** The answer is one of the operation's successes, as its document has it. */
export const expectServed = async (id: OperationId, answer: Answer): Promise<void> => {
  const refused = answer.status < 400 ? undefined : answer.json;
  expect(refused).toBeUndefined();
  await checkAnswer(operationNamed(id), responseOf(answer));
};

/** The answer is that refusal, in the contract's own form, and the document has it. */
export const expectRefused = async (
  id: OperationId,
  answer: Answer,
  { status, cause, params, allow }: Refusal,
): Promise<void> => {
  const body = answer.json as ProblemDetails | undefined;
  const { status: told, invalidParams } = body ?? {};
  expect({ status: answer.status, cause: body?.cause }).toEqual({ status, cause });
  expect(told).toBe(status);
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  expect(invalidParams?.map(({ param }) => param).sort()).toEqual(params && [...params].sort());
  for (const { reason } of invalidParams ?? []) expect(reason).toMatch(/\w/);

  const { api } = operationNamed(id);
  expect(faultsOf(api, "ProblemDetails", body)).toEqual([]);
  await checkAnswer(operationNamed(id), responseOf(answer));
  expect(documentedRefusals(id)).toContain(refusalText(status, cause));

  expect(answer.headers["www-authenticate"]).toBe(status === 401 ? "Mutual" : undefined);
  const allowed = answer.headers.allow;
  expect(typeof allowed === "string" ? allowed.split(", ").sort() : undefined).toEqual(
    allow && [...allow].sort(),
  );
};
