import { once } from "node:events";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { startCommand } from "./command.js";
import { goodRequest, operationNamed } from "./requests.js";
import { expectContract, send } from "./send.js";

/** What `npx prism` runs: npx itself would keep a signal from it. */
const prismBin = () => {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve("@stoplight/prism-cli/package.json");
  const { bin } = require(manifest) as { bin: { prism: string } };
  return createRequire(manifest).resolve(`./${bin.prism.replace(/^\.\//, "")}`);
};

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

test("prism mock generated/ccf-security-info.yaml answers without our help", async () => {
  const port = await freePort();
  const args = ["mock", "--port", String(port), "generated/ccf-security-info.yaml"];
  await startCommand(prismBin(), args, /Prism is listening/);
  const operation = operationNamed("requestSecurityInfo");
  const url = `http://127.0.0.1:${port}/request-security-info`;
  const ask = (prefer?: string) =>
    send(url, { ...goodRequest(operation), headers: { accept: "*/*", prefer } });

  const found = await ask();
  expect(found.status).toBe(200);
  await expectContract(operation, found);
  const missing = await ask("code=404, example=AEF_NOT_FOUND");
  expect(missing).toMatchObject({ status: 404, json: { cause: "AEF_NOT_FOUND" } });
  await expectContract(operation, missing);
}, 60_000);
