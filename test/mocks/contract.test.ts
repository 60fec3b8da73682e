import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ProblemDetails } from "../../src/contract/types.js";
import type { Answer } from "../support/interconnect.js";
import { type Outcome, statefulRows, statelessRows } from "./contract-rows.js";
import { type Target, targets } from "./contract-targets.js";
import { operationNamed, operations } from "./requests.js";
import { expectContract } from "./send.js";

const expectOutcome = async (
  operationId: string,
  answer: Answer,
  { status, cause, params }: Outcome,
) => {
  const problem = answer.json as ProblemDetails;
  const said = { status: answer.status, told: problem.status, cause: problem.cause };
  expect(said).toEqual({ status, told: status, cause });
  expect(answer.headers["content-type"]).toBe("application/problem+json");
  if (params !== undefined)
    expect(problem.invalidParams?.map(({ param }) => param)).toEqual(params);
  await expectContract(operationNamed(operationId), answer);
};

for (const [name, start] of Object.entries(targets))
  describe(name, () => {
    let target: Target;
    beforeAll(async () => {
      target = await start();
      await target.prepare();
    }, 60_000);
    afterAll(() => target?.close());

    for (const { operationId } of operations)
      test(`${operationId} is served`, async () => {
        await target.prepare();
        const answer = await target.ask(operationId);
        await target.prepare();

        expect(answer.status).toBeLessThan(300);
        await expectContract(operationNamed(operationId), answer);
      });

    for (const { operationId, title, outcome, change } of statelessRows)
      test(`${operationId} ${title}: ${outcome.status} ${outcome.cause ?? ""}`, async () => {
        await expectOutcome(operationId, await target.ask(operationId, change), outcome);
      });

    for (const { operationId, outcome, circumstance } of statefulRows)
      test(`${operationId} as in ${circumstance.scenario}: ${outcome.cause}`, async () => {
        await expectOutcome(operationId, await target.askIn(operationId, circumstance), outcome);
      });
  });
