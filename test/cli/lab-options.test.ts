import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command, newDirectory, recordingPids } from "./command.js";
import { startLab } from "./started-lab.js";

describe("lab", { timeout: 120_000 }, () => {
  test("stays up for its certificates alone, if every party is somebody else's", async () => {
    const ccf = (ccfId: string, domain: string) => ({
      ccfId,
      apiRoot: `https://${ccfId}.example.net`,
      ca: `lab/pki/domain-${domain}-ca.pem`,
    });
    const { env, pids } = recordingPids();
    const aef = { aefId: "aef-9", interfaceDetails: { fqdn: "aef.example.net" } };
    const external = {
      "ccf-a": ccf("vendor-a", "a"),
      "ccf-b": ccf("vendor-b", "b"),
      aef: { ...aef, ca: "lab/pki/domain-a-ca.pem" },
    };
    const lab = startLab({ external }, { env });
    await lab.ready();

    expect(pids()).toEqual([lab.pid]);
    expect(lab.folder.description().parties).toMatchObject({
      "ccf-a": { ccfId: "vendor-a", apiRoot: "https://vendor-a.example.net" },
      aef: { ...aef, apiRoot: "https://aef.example.net:443" },
    });
    expect(await lab.end("SIGTERM")).toBe(0);
  });

  test("appends the TLS secrets of every party to a key log, to its owner alone", async () => {
    const file = join(newDirectory(), "keys.log");
    const lab = startLab({}, { args: ["--keylog", file] });
    await lab.ready();
    const own = join(newDirectory(), "keys.log");
    await command(["invoke", "--config", join(lab.dir, "invoker.yaml"), "--keylog", own]);
    const secretsOf = (name: string) => readFileSync(name, "utf8").match(/^CLIENT_RANDOM .*$/gm);
    await lab.end("SIGTERM");

    expect(lab.stderr()).toContain(`warning: ${file} will hold TLS secrets`);
    expect(secretsOf(own)).toHaveLength(1); // CAPIF-1e is the one handshake in TLS 1.2
    expect(secretsOf(file)).toEqual(secretsOf(own));
    for (const name of [file, own]) expect(statSync(name).mode & 0o777).toBe(0o600);
  });
});
