import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";
import { command, startCommand, startMockCommand } from "./command.js";
import { send } from "./send.js";

const invoke = async (config: string, through: number) => {
  const args = [command, "invoke", "--config", config, "--through", String(through), "--json"];
  const { code, stdout, stderr } = await run(process.execPath, args, { timeoutMs: 30_000 });
  return { code, stderr, ...JSON.parse(stdout) };
};

const stepsOf = ({ steps }: { steps: { step: number }[] }) => steps.map(({ step }) => step);

const requestsOf = async (apiRoot: string, directory: string): Promise<object[]> => {
  const ca = readFileSync(join(directory, "ca.pem"));
  const { json } = await send(`${apiRoot}/__mock/requests`, { method: "GET", tls: { ca } });
  return (json as { requests: object[] }).requests;
};

describe("invoke --through 10", { timeout: 90_000 }, () => {
  test("runs against the mock alone, as CCF-B and AEF", async () => {
    const directory = temporaryDirectory();
    const { apiRoot } = await startMockCommand("--mtls", "--dir", directory);
    const config = join(directory, "invoker.yaml");
    const configuration = {
      apiInvokerId: "API-INVOKER-7f3c",
      tls: { cert: "pki/invoker.pem", key: "pki/invoker.key" },
      coreFunction: { apiRoot, ca: "ca.pem" },
      aef: { aefId: "aef-a", ca: "ca.pem" },
    };
    writeFileSync(config, JSON.stringify(configuration));

    const result = await invoke(config, 10);
    expect(result).toMatchObject({ code: 0, passed: true });
    expect(stepsOf(result)).toEqual([1, 2, 3, 10]);
  });

  test("runs against the mock as AEF behind our CCFs", async () => {
    const directory = temporaryDirectory();
    const mockDirectory = join(directory, "mock");
    const { apiRoot } = await startMockCommand("--tls", "--dir", mockDirectory);
    const port = Number(new URL(apiRoot).port);
    const interfaceDetails = { ipv4Addr: "127.0.0.1", port };
    const aef = { aefId: "aef-mock", interfaceDetails, ca: join(mockDirectory, "ca.pem") };
    const config = join(directory, "lab.yaml");
    writeFileSync(config, JSON.stringify({ external: { aef } }));
    const lab = join(directory, "lab");
    await startCommand(command, ["lab", "--dir", lab, "--config", config], /^ready$/m);

    const result = await invoke(join(lab, "invoker.yaml"), 10);
    expect(result).toMatchObject({ code: 0, passed: true });
    expect(stepsOf(result)).toEqual([1, 2, 3, 10]);
    const asked = await requestsOf(apiRoot, mockDirectory);
    expect(asked).toMatchObject([
      { operation: "initiateAuthentication", body: { apiInvokerId: "API-INVOKER-1" }, status: 200 },
    ]);
  });
});
