import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { byVersion } from "../../scripts/compatibility/versions.js";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the check says of the documents with a change in one of them. */
const checked = async (change: (bundle: string) => string) => {
  const generated = temporaryDirectory();
  cpSync(join(root, "generated"), generated, { recursive: true });
  const file = join(generated, "ccf-security-info.yaml");
  const bundle = readFileSync(file, "utf8");
  writeFileSync(file, change(bundle));
  const script = join(root, "scripts", "compatibility.js");
  return run(process.execPath, [script, generated], { timeoutMs: 60_000 });
};

const to = (version: string) => (bundle: string) =>
  bundle.replace(/version: 1\.0\.0\S*/, `version: ${version}`);
const worded = (bundle: string) => bundle.replace("Ask a CCF", "Ask any CCF");
const renamed = (bundle: string) => bundle.replace("/request-security-info:", "/ask-for-info:");
const demanding = (bundle: string) =>
  bundle.replace(/(SecurityInfoReq:[\s\S]*?required:\n)(\s*- )/, "$1$2aefPskId\n$2");

describe("the check against the released documents", { timeout: 60_000 }, () => {
  test("passes what is released", async () => {
    const { code, stdout } = await checked((bundle) => bundle);

    expect(stdout).toMatch(/^ccf-security-info: as released$/m);
    expect(code).toBe(0);
  });

  for (const [change, breaks] of Object.entries({
    "a path renamed": renamed,
    "a member newly required": demanding,
  }))
    test(`refuses a breaking change under the same major version: ${change}`, async () => {
      const { code, stderr } = await checked((bundle) => to("1.1.0")(breaks(bundle)));

      expect(stderr).toContain(
        "ccf-security-info: a breaking change has to raise the major version",
      );
      expect(stderr).toContain("#/paths/");
      expect(code).toBe(1);
    });

  test("passes it under the next one", async () => {
    const { code, stdout } = await checked((bundle) => to("2.0.0")(demanding(renamed(bundle))));

    expect(stdout).toMatch(/ccf-security-info .* -> 2\.0\.0: 1 breaking/);
    expect(code).toBe(0);
  });

  for (const version of ["1.0.0-alpha.1", "1.0.0-alpha.0", "0.9.0"])
    test(`refuses any other change that goes from 1.0.0-alpha.1 to ${version}`, async () => {
      const { code, stderr } = await checked((bundle) => to(version)(worded(bundle)));

      expect(stderr).toContain("a change of a released document has to raise info.version");
      expect(code).toBe(1);
    });

  for (const version of ["1.0.0-alpha.2", "1.0.0-alpha.10", "1.0.0"])
    test(`passes it that goes to ${version}`, async () => {
      expect(await checked((bundle) => to(version)(worded(bundle)))).toMatchObject({ code: 0 });
    });
});

test("versions are in the order of semantic versioning", () => {
  const ordered = [
    "0.9.9",
    "1.0.0-alpha",
    "1.0.0-alpha.2",
    "1.0.0-alpha.10",
    "1.0.0-beta",
    "1.0.0",
  ];
  const versions = [...ordered, "1.2.0", "1.10.0", "2.0.0-rc.1"];

  expect([...versions].reverse().sort(byVersion)).toEqual(versions);
});
