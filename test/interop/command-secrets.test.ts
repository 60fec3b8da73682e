import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryDirectory } from "../support/pki.js";
import { requestText } from "./answers.js";
import { command, startCommand } from "./command.js";
import { callByNode } from "./node-client.js";
import { step5Body } from "./requests.js";
import { holdsKey, leaksIn, secretsOfKeylog } from "./secrets.js";

const timeout = 60_000;
const warning = /^warning: .* will hold TLS secrets/m;
const debug = ["--json", "--log-level", "debug"];
const keyIdsIn = (text: string): string[] =>
  [...text.matchAll(/AEF_PSK ([0-9a-f]{16})/g)].map(([, id = ""]) => id);
const permissions = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe("demo at debug level", { timeout }, () => {
  for (const version of ["1.2", "1.3"])
    test(`prints no key, and no secret of its key log, TLS ${version}`, async () => {
      const file = join(temporaryDirectory(), "keys.log");
      const args = ["demo", ...debug, "--tls", version, "--keylog", file];
      const { code, stdout, stderr } = await command(args);
      const printed = stdout + stderr;
      const secrets = secretsOfKeylog(readFileSync(file, "utf8"));
      const [secret = Buffer.alloc(0)] = Object.values(secrets);
      const [keyId = "", ...others] = keyIdsIn(stdout);

      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ passed: true });
      expect(stderr).toContain('"msg":"request"');
      expect(Object.keys(secrets).length).toBeGreaterThan(version === "1.2" ? 8 : 12);
      expect(leaksIn(printed, secrets)).toEqual([]);
      expect(leaksIn(`${printed}${secret.toString("hex")}`, secrets)).toHaveLength(1);
      expect(new Set(others)).toEqual(new Set([keyId]));
      expect(holdsKey(printed, keyId)).toBe(false);
    });

  test("warns of its key log, which only its owner may read", async () => {
    const file = join(temporaryDirectory(), "keys.log");
    const { stderr, stdout } = await command(["demo", "--keylog", file]);

    expect(stderr).toMatch(warning);
    expect(stderr).toContain(file);
    expect(stdout).toContain("11 of 11 steps passed");
    expect(permissions(file)).toBe("600");
  });

  test("leaves no file behind, and no warning, without one", async () => {
    const directory = temporaryDirectory();
    const env = { TMPDIR: directory, SSLKEYLOGFILE: join(directory, "unasked.log") };
    const { code, stderr } = await command(["demo"], { env });

    expect(code).toBe(0);
    expect(stderr).toBe("");
    expect(readdirSync(directory)).toEqual([]);
  });
});

describe("lab and invoke at debug level", { timeout }, () => {
  test("print no key, and no secret of their key logs", async () => {
    const parent = temporaryDirectory();
    const [directory, labLog, invokeLog] = ["lab", "lab.log", "invoke.log"].map((name) =>
      join(parent, name),
    ) as [string, string, string];
    mkdirSync(directory);
    const own = ["--log-level", "debug", "--keylog"];
    const lab = await startCommand(["lab", "--dir", directory, ...own, labLog]);
    const config = join(directory, "invoker.yaml");
    const { code, stdout, stderr } = await command([
      ...["invoke", "--config", config, "--json", ...own],
      invokeLog,
    ]);
    const { parties, identities, ca } = JSON.parse(
      readFileSync(join(directory, "lab.json"), "utf8"),
    );
    const read = (name: string) => readFileSync(join(directory, name), "utf8");
    const url = `${parties["ccf-b"].apiRoot}/ccf-security-info/v1/request-security-info`;
    const { cert, key } = identities["ccf-a"];
    const tls = { ca: read(ca), cert: read(cert), key: read(key) };
    const { answer } = await callByNode(url, tls, requestText("POST", url, step5Body));
    const { aefPsk, aefPskId } = JSON.parse(answer?.body ?? "{}");
    const printed = stdout + stderr + (await lab.stop());
    const keylogs = readFileSync(labLog, "utf8") + readFileSync(invokeLog, "utf8");
    const secrets = { AEF_PSK: Buffer.from(aefPsk, "hex"), ...secretsOfKeylog(keylogs) };

    expect(code).toBe(0);
    expect(keyIdsIn(stdout)).toContain(aefPskId);
    expect(printed).toMatch(warning);
    expect(printed).toContain('"msg":"request"');
    expect(leaksIn(printed, secrets)).toEqual([]);
    expect(leaksIn(`${printed}${aefPsk}`, secrets)).toEqual(["AEF_PSK as hex"]);
    expect([permissions(labLog), permissions(invokeLog)]).toEqual(["600", "600"]);
  });
});
