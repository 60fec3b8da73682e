import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadScenarios, type Mock, type ScenarioAnswer, startMock } from "../../src/mocks/index.js";
import type { Answer } from "../support/interconnect.js";
import { askAt, operationNamed, operations, type Subject } from "./requests.js";
import { expectContract, memberAt } from "./send.js";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const ask = (id: string, subject: Subject) => askAt(mock.apiRoot, id, subject);

const successOf = (id: string): number =>
  Number([...operationNamed(id).responses.keys()].find((status) => status.startsWith("2")));

/** The answer is what the scenario says; one with a validity of 0 breaks the contract, no other. */
const expectScenario = async (
  id: string,
  { status = successOf(id), example, set = {}, remove = [] }: ScenarioAnswer,
  answer: Answer,
) => {
  expect(answer.status).toBe(status);
  if (example !== undefined) expect(answer.json).toMatchObject({ cause: example });
  for (const [pointer, value] of Object.entries(set))
    expect(memberAt(answer.json, pointer)).toBe(value);
  for (const pointer of remove) expect(memberAt(answer.json, pointer)).toBeUndefined();
  const check = expectContract(operationNamed(id), answer);
  if (Object.values(set).includes(0)) await expect(check).rejects.toThrow("remainingValidity");
  else await check;
};

const namesAnAef = ["obtainSecurityMethod", "updateSecurityMethod", "requestSecurityInfo"];

describe("the scenario", () => {
  for (const { name, apiInvokerId = "", aefId = "", answers = {} } of loadScenarios())
    for (const { operationId } of operations) {
      const expected: ScenarioAnswer = answers[operationId] ?? {};
      const title = `${name} is what ${operationId} shows`;
      if (expected.drop === true)
        test(title, async () => {
          const asked = ask(operationId, { apiInvokerId });
          await expect(asked).rejects.toThrow(/socket hang up|ECONNRESET/);
        });
      else
        test.concurrent(title, async () => {
          const startedAt = performance.now();
          await expectScenario(operationId, expected, await ask(operationId, { apiInvokerId }));
          const took = performance.now() - startedAt;
          expect(took).toBeGreaterThanOrEqual((expected.delayMs ?? 0) - 20);
          if (namesAnAef.includes(operationId))
            await expectScenario(operationId, expected, await ask(operationId, { aefId }));
        });
    }

  test("of the invoker goes before that of the AEF", async () => {
    const subject = { apiInvokerId: "MOCK-NO-CONTEXT", aefId: "mock-unreachable" };
    expect((await ask("requestSecurityInfo", subject)).status).toBe(404);
  });

  test("overloaded says when to come back", async () => {
    const { headers } = await ask("requestSecurityInfo", { apiInvokerId: "MOCK-OVERLOADED" });
    expect(headers["retry-after"]).toBe("5");
  });

  test("redirected leads to the same resource elsewhere", async () => {
    const { headers } = await ask("obtainSecurityMethod", { apiInvokerId: "MOCK-REDIRECTED" });
    expect(headers.location).toBe(
      "https://ccf-a-2.example.com/capif-security/v1/trustedInvokers/MOCK-REDIRECTED",
    );
  });
});
