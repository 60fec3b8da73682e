import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { command } from "./command.js";
import { type StartedLab, startLab } from "./started-lab.js";

const whoami = "/sample-service/v1/whoami";

describe("invoke", { timeout: 120_000 }, () => {
  let lab: StartedLab;
  let config: string;
  beforeAll(async () => {
    lab = startLab({ apiPrefix: "/nef" });
    await lab.ready();
    config = join(lab.dir, "invoker.yaml");
  }, 120_000);
  afterAll(() => lab?.end("SIGTERM"));

  const invoke = (...args: string[]) => command(["invoke", "--config", config, ...args]);
  const numbers = (text: string) =>
    text.split("\n").flatMap((line) => (/^ ?\d+ {2}/.test(line) ? Number.parseInt(line, 10) : []));

  test("prints the answer on stdout and the steps on stderr", async () => {
    const { code, stdout, stderr } = await invoke();

    expect(JSON.parse(stdout)).toMatchObject({ apiInvokerId: "API-INVOKER-1", ccfId: "ccf-b" });
    expect(numbers(stderr)).toEqual([1, 2, 3, 10, 11]);
    expect(stderr.trimEnd().split("\n").at(-1)).toBe("5 of 5 steps passed");
    expect(code).toBe(0);
  });

  for (const [through, steps] of [
    ["1", [1, 2, 3]],
    ["3", [1, 2, 3]],
    ["10", [1, 2, 3, 10]],
    ["11", [1, 2, 3, 10, 11]],
  ] as const)
    test(`goes through step ${through} and no further`, async () => {
      const { code, stdout, stderr } = await invoke("--through", through);

      expect(numbers(stderr)).toEqual(steps);
      expect(stdout === "").toBe(through !== "11");
      expect(code).toBe(0);
    });

  test("prints steps and answer as JSON", async () => {
    const { code, stdout, stderr } = await invoke("--json", "--method", "get", whoami);
    const { answer, ...result } = JSON.parse(stdout);

    expect(stderr).toBe("");
    expect(result).toMatchObject({
      passed: true,
      tls: { 2: { version: "TLSv1.2" }, 11: { version: "TLSv1.3" } },
    });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ interfaceDetails: { apiPrefix: "/nef" } });
    expect(code).toBe(0);
  });

  test("calls the path with the method, and fails with step 11 if the service refuses", async () => {
    for (const [args, status] of [
      [["--method", "POST", whoami], 405],
      [["/sample-service/v1/nothing"], 404],
    ] as const) {
      const { code, stdout, stderr } = await invoke(...args);
      expect(stderr).toContain(`step 11 failed: the service API answered ${status}`);
      expect(JSON.parse(stdout)).toMatchObject({ status });
      expect(code).toBe(1);
    }
  });

  test("follows its configuration: TLS version, interface instead of id, no anchor", async () => {
    const { interfaceDetails } = lab.folder.description().parties.aef;
    const file = lab.variant("invoker", (own) => ({
      ...own,
      tlsVersion: "1.2",
      aef: { interfaceDetails, withoutAnchor: true },
    }));
    const { code, stdout } = await command(["invoke", "--config", file, "--json"]);

    expect(JSON.parse(stdout)).toMatchObject({
      passed: true,
      tls: { 11: { version: "TLSv1.2", suite: "TLS_DHE_PSK_WITH_AES_128_GCM_SHA256" } },
    });
    expect(code).toBe(0);
  });

  test("reuses nothing: every run has a handshake and a key of its own", async () => {
    const keyOf = async () => {
      const { stdout } = await invoke("--json");
      return JSON.parse(stdout).steps.find(({ step }: { step: number }) => step === 3).outcome;
    };
    const keys = [await keyOf(), await keyOf()];

    expect(keys[0]).toMatch(/^AEF_PSK [0-9a-f]{16}$/);
    expect(keys[1]).not.toBe(keys[0]);
  });

  test.each([
    [
      "a CCF that is not there",
      (own) => ({
        ...own,
        coreFunction: { ...(own.coreFunction as object), apiRoot: "https://127.0.0.1:1" },
      }),
      2,
      /^step 2 failed: .*ECONNREFUSED/,
    ],
    [
      "a CCF of another domain's CA",
      (own) => ({
        ...own,
        coreFunction: { ...(own.coreFunction as object), ca: "pki/domain-a-ca.pem" },
      }),
      2,
      /^step 2 failed: /,
    ],
    [
      "somebody else's id",
      (own) => ({ ...own, apiInvokerId: "API-INVOKER-2" }),
      1,
      /^step 1 failed: answered 403: CONSUMER_NOT_AUTHORIZED/,
    ],
    [
      "an identity forged by the other domain",
      (own) => ({ ...own, tls: { cert: "pki/forged-invoker.pem", key: "pki/forged-invoker.key" } }),
      1,
      /^step 1 failed: answered 403/,
    ],
    [
      "a stranger's certificate",
      (own) => ({ ...own, tls: { cert: "pki/stranger.pem", key: "pki/stranger.key" } }),
      1,
      /^step 1 failed: answered 401/,
    ],
    [
      "an AEF that nobody knows",
      (own) => ({ ...own, aef: { aefId: "aef-x", ca: "pki/domain-a-ca.pem" } }),
      1,
      /^step 1 failed: answered 404: AEF_NOT_FOUND/,
    ],
    [
      "an AEF of another domain's CA",
      (own) => ({ ...own, aef: { aefId: "aef-1", ca: "pki/domain-b-ca.pem" } }),
      4,
      /^step 4 failed: /,
    ],
    [
      "an AEF that is not there",
      (own) => ({ ...own, aef: { aefId: "aef-2", withoutAnchor: true } }),
      4,
      /^step 4 failed: /,
    ],
  ] as [string, Parameters<StartedLab["variant"]>[1], number, RegExp][])(
    "names the step and why, with %s",
    async (_, change, step, message) => {
      const file = lab.variant("invoker", change);
      const { code, stdout, stderr } = await command(["invoke", "--config", file]);
      const json = await command(["invoke", "--config", file, "--json"]);

      expect(stderr.trimEnd().split("\n").at(-1)).toMatch(message);
      expect([code, stdout]).toEqual([1, ""]);
      expect(JSON.parse(json.stdout)).toMatchObject({ passed: false, failure: { step } });
      expect(json.code).toBe(1);
    },
  );

  test.each([
    [
      "no anchor, and no word of going without",
      (own) => ({ ...own, aef: { aefId: "aef-1" } }),
      /withoutAnchor: true/,
    ],
    [
      "neither id nor interface",
      (own) => ({ ...own, aef: { ca: "pki/domain-a-ca.pem" } }),
      /\/aef needs one of these: aefId, interfaceDetails/,
    ],
    [
      "a private key that is none",
      (own) => ({ ...own, tls: { cert: "pki/invoker.pem", key: "lab.json" } }),
      /lab\.json: holds no PEM private key/,
    ],
  ] as [string, Parameters<StartedLab["variant"]>[1], RegExp][])(
    "refuses a configuration with %s",
    async (_, change, message) => {
      const file = lab.variant("invoker", change);
      const { code, stdout, stderr } = await command(["invoke", "--config", file]);

      expect(stderr).toMatch(/^error: .*\n$/);
      expect(stderr).toMatch(message);
      expect([code, stdout]).toEqual([2, ""]);
    },
  );
});
