import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { loadScenarios, type MockOptions, startMock } from "../../src/mocks/index.js";
import { temporaryDirectory } from "../support/pki.js";
import { askAt } from "./requests.js";

const mockWith = async (scenarios: NonNullable<MockOptions["scenarios"]>) => {
  const mock = await startMock({ scenarios });
  onTestFinished(mock.close);
  return mock;
};

describe("scenarios of one's own", () => {
  const mine = (answers: string) => {
    const file = join(temporaryDirectory(), "mine.yaml");
    const head = "scenarios:\n  - name: mine\n    title: Mine\n    apiInvokerId: ME\n";
    writeFileSync(file, `${head}    answers: ${answers}\n`);
    return file;
  };

  test("take the place of the package's", async () => {
    const file = mine("{ requestSecurityInfo: { status: 409, delayMs: 50 } }");
    const { apiRoot } = await mockWith(file);
    const own = await askAt(apiRoot, "requestSecurityInfo", { apiInvokerId: "ME" });
    const packaged = { apiInvokerId: "MOCK-UNREACHABLE" };
    const usual = await askAt(apiRoot, "requestSecurityInfo", packaged);

    expect(own.status).toBe(409);
    expect(usual.status).toBe(200);
  });

  test("may be values", async () => {
    const answers = { requestSecurityInfo: { status: 503 } };
    const own = { name: "mine", title: "Mine", aefId: "my-aef", answers };
    const { apiRoot } = await mockWith([...loadScenarios(), own]);
    const answer = await askAt(apiRoot, "requestSecurityInfo", { aefId: "my-aef" });

    expect(answer.status).toBe(503);
  });

  for (const [answers, fault] of [
    ["{ nonsense: { status: 200 } }", "mine: nonsense is no operation of the contract"],
    ["{ requestSecurityInfo: { status: 418 } }", "requestSecurityInfo documents no 418"],
    ["{ requestSecurityInfo: { example: relayed } }", "an example needs a status"],
    ["{ requestSecurityInfo: { status: 404, example: X } }", "but SECURITY_CONTEXT_NOT_FOUND"],
    ["{ requestSecurityInfo: { state: 404 } }", "a member that nobody reads: state"],
  ] as const)
    test(`are refused where they say ${answers}`, async () => {
      await expect(startMock({ scenarios: mine(answers) })).rejects.toThrow(fault);
    });

  test("are refused where two have one id", async () => {
    const [first] = loadScenarios();
    if (first === undefined) throw new TypeError("there are no scenarios");
    const twice = startMock({ scenarios: [first, { ...first, name: "again" }] });
    await expect(twice).rejects.toThrow("MOCK-KEY selects two scenarios");
  });
});
