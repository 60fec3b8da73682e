import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { aefPsk, dir, expectUsageError, file, hexFile, keyId, psk } from "./psk-run.js";

describe("psk verify", () => {
  const published = readFileSync(
    new URL("../../openapi/vectors/aef-psk.json", import.meta.url),
    "utf8",
  );

  test("prints a line for each published vector and ends with 0", async () => {
    const { stdout, code } = await psk(["verify"]);
    const { vectors, kdf } = JSON.parse(published);
    const count = vectors.length + kdf.length;

    expect(stdout.match(/^ok /gm)).toHaveLength(count);
    expect(stdout).toContain(`\n${count} of ${count} vectors are right\n`);
    expect(code).toBe(0);
  });

  test("names what is wrong, without keys, and ends with 1", async () => {
    const wrong = file("wrong.json", published.replaceAll(keyId, "0000000000000000"));
    const { stdout, code } = await psk(["verify", wrong]);

    expect(stdout).toMatch(
      /^WRONG {2}aefPsk .*\n {7}aefPskId\n {9}file {2}0{16}\n {9}ours {2}3cc4/m,
    );
    expect(stdout).not.toContain(aefPsk);
    expect(code).toBe(1);
  });

  test("prints JSON, from stdin too", async () => {
    const wrong = published.replaceAll(`"${aefPsk}"`, `"${"00".repeat(32)}"`);
    const { stdout, code } = await psk(["verify", "-", "--json"], wrong);
    const { passed, results } = JSON.parse(stdout);

    expect(passed).toBe(false);
    expect(results[0]).toMatchObject({ kind: "aefPsk", differences: [{ member: "aefPsk" }] });
    expect(code).toBe(1);
  });

  test("prints no control characters that a file brings", async () => {
    const name = published.replace('"fqdn-port-and-prefix"', '"\\u001b[2J"');

    expect((await psk(["verify", "-"], name)).stdout).toMatch(/^ok .* \?\[2J$/m);
  });

  const unusable: Record<string, [string, RegExp]> = {
    "no file": [join(dir, "none"), /ENOENT/],
    "a file that is not JSON": [hexFile, /not JSON/],
    "another shape": [file("shape.json", "{}"), /vectors is not a list/],
    "no vectors": [file("empty.json", '{"vectors":[],"kdf":[]}'), /no vectors/],
  };
  for (const [what, [path, message]] of Object.entries(unusable)) {
    test(`ends with 2 for ${what}`, async () => {
      await expectUsageError(["verify", path], message);
    });
  }
});
