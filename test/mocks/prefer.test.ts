import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examplesOf } from "../../src/mocks/examples.js";
import { type Mock, startMock } from "../../src/mocks/index.js";
import { goodRequest, operationNamed, operations, urlOf } from "./requests.js";
import { expectContract, send } from "./send.js";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

const ask = (id: string, headers: Record<string, string>, apiInvokerId?: string) => {
  const operation = operationNamed(id);
  const subject = apiInvokerId === undefined ? {} : { apiInvokerId };
  return send(urlOf(mock.apiRoot, operation, subject), {
    ...goodRequest(operation, subject),
    headers,
  });
};

describe("Prefer reaches", () => {
  for (const operation of operations)
    for (const [status, names] of examplesOf(operation))
      for (const example of names.length === 0 ? [undefined] : names) {
        const { operationId } = operation;
        test(`${operationId} ${status} ${example ?? ""}`, async () => {
          const prefer = `code=${status}${example === undefined ? "" : `, example=${example}`}`;
          const answer = await ask(operationId, { prefer });

          expect(answer.status).toBe(Number(status));
          expect(answer.headers["x-mock"]).toBe("prism");
          await expectContract(operation, answer);
          const { cause } = (answer.json ?? {}) as { cause?: string };
          if (example !== undefined && /^[A-Z_]+$/.test(example)) expect(cause).toBe(example);
          else expect(cause).toBeUndefined();
          if (answer.text === "") expect(answer.headers["content-type"]).toBeUndefined();
        });
      }
});

describe("Prefer", () => {
  test("has a status for every documented one", () => {
    for (const operation of operations) {
      const documented = [...operation.responses.keys()].filter((status) => status !== "default");
      expect([...examplesOf(operation).keys()]).toEqual(documented);
    }
  });

  for (const prefer of [
    "code=404",
    "code=404,example=AEF_NOT_FOUND",
    "example=AEF_NOT_FOUND",
    'code="404"; example="AEF_NOT_FOUND"',
    "return=minimal, Code=404",
  ])
    test(`takes ${prefer}`, async () => {
      const answer = await ask("requestSecurityInfo", { prefer });
      const first = prefer.includes("AEF") ? "AEF_NOT_FOUND" : "SECURITY_CONTEXT_NOT_FOUND";

      expect(answer.status).toBe(404);
      expect(answer.json).toMatchObject({ cause: first });
    });

  test("without code or example asks for nothing", async () => {
    const answer = await ask("requestSecurityInfo", { prefer: "return=minimal" });
    expect(answer.status).toBe(200);
  });

  test("wins over a scenario", async () => {
    const answer = await ask("requestSecurityInfo", { prefer: "code=200" }, "MOCK-UNREACHABLE");
    expect(answer.status).toBe(200);

    const dropped = await ask("requestSecurityInfo", { prefer: "code=409" }, "MOCK-DROPPED");
    expect(dropped.status).toBe(409);
  });

  for (const accept of ["application/json", "application/json, text/plain, */*"])
    test(`gives problems also to a client that accepts ${accept}`, async () => {
      const answer = await ask("requestSecurityInfo", { accept, prefer: "code=409" });
      expect(answer.status).toBe(409);
      expect(answer.headers["content-type"]).toBe("application/problem+json");
    });

  for (const [prefer, known] of [
    ["example=nonsense", ["200 fromHomeCcf, relayed", "404 SECURITY_CONTEXT_NOT_FOUND"]],
    ["code=404, example=nonsense", ["SECURITY_CONTEXT_NOT_FOUND", "API_INVOKER_NOT_FOUND"]],
    ["code=307, example=nonsense", ["none at all"]],
    ["code=418", ["200, 307, 308, 400"]],
    ["code=nonsense", ["200, 307, 308, 400"]],
  ] as const)
    test(`lists what there is in the place of ${prefer}`, async () => {
      const answer = await ask("requestSecurityInfo", { prefer });

      expect(answer.status).toBe(400);
      await expectContract(operationNamed("requestSecurityInfo"), answer);
      const { detail, invalidParams } = answer.json as {
        detail: string;
        invalidParams: { param: string }[];
      };
      for (const name of known) expect(detail).toContain(name);
      expect(invalidParams).toMatchObject([{ param: "Prefer" }]);
    });

  test("does not make a broken request a good one", async () => {
    const operation = operationNamed("requestSecurityInfo");
    const answer = await send(urlOf(mock.apiRoot, operation), {
      method: "POST",
      body: {},
      headers: { prefer: "code=200" },
    });
    expect(answer.status).toBe(400);
  });
});
