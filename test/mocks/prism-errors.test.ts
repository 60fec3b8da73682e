import { createServer } from "@stoplight/prism-http-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiNames, readDocument, resolveIn } from "../../src/contract/documents.js";
import { type Operation, operationsOf } from "../../src/contract/operations.js";
import { examplesOf } from "../../src/mocks/examples.js";
import { allPrismOperations, silence, strict } from "./prism.js";
import { expectContract, send } from "./send.js";

describe("Prism alone, with its errors switched on,", () => {
  let prism: ReturnType<typeof createServer>;
  let origin: string;
  beforeAll(async () => {
    const components = { logger: silence };
    prism = createServer(await allPrismOperations(), { components, config: strict, cors: false });
    origin = await prism.listen(0, "127.0.0.1");
  });
  afterAll(() => prism?.close());

  const requestsOf = (operation: Operation): unknown[] => {
    const document = readDocument(operation.api);
    const { requestBody } = document.paths[operation.path]?.[operation.method] ?? {};
    if (requestBody === undefined) return [undefined];
    const { content = {} } = resolveIn(document, requestBody);
    return Object.values(content["application/json"]?.examples ?? {}).map(({ value }) => value);
  };

  for (const operation of apiNames.flatMap(operationsOf)) {
    const { operationId, method, path } = operation;
    const url = () => `${origin}${path.replace("{apiInvokerId}", "API-INVOKER-7f3c")}`;
    const ask = (body: unknown, prefer?: string) =>
      send(url(), {
        method: method.toUpperCase(),
        headers: { prefer },
        ...(body === undefined ? {} : { body }),
      });
    const [request] = requestsOf(operation);

    test(`takes every example of a request of ${operationId}`, async () => {
      expect(requestsOf(operation)).not.toEqual([]);
      for (const body of requestsOf(operation)) {
        const answer = await ask(body);
        expect(answer.status, answer.text).toBeLessThan(300);
        expect(answer.headers["sl-violations"]).toBeUndefined();
      }
    });

    for (const [status, names] of examplesOf(operation))
      for (const name of names.length === 0 ? [undefined] : names)
        test(`gives ${operationId} ${status} ${name ?? ""} as it stands`, async () => {
          const example = name === undefined ? "" : `, example=${name}`;
          const answer = await ask(request, `code=${status}${example}`);
          expect(answer.status, answer.text).toBe(Number(status));
          expect(answer.headers["sl-violations"]).toBeUndefined();
          await expectContract(operation, answer);
        });
  }
});
