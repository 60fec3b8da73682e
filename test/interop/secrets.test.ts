import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { formsOf, holdsKey, leaksIn, secretsOfKeylog } from "./secrets.js";

const secret = randomBytes(32);
const around = (form: Buffer): Buffer =>
  Buffer.concat([Buffer.from('{"level":20,"msg":"x'), form, Buffer.from('"}\n')]);

describe("the search for secrets", () => {
  for (const form of Object.keys(formsOf(secret)))
    test(`finds one, or half of it, as ${form}`, () => {
      const written = formsOf(secret)[form] ?? Buffer.alloc(0);

      expect(leaksIn(around(written), { planted: secret })).toContain(`planted as ${form}`);
      expect(leaksIn(around(written.subarray(written.length >> 1)), { planted: secret })).toContain(
        `planted as ${form}`,
      );
      expect(leaksIn(around(formsOf(randomBytes(32))[form] ?? written), { secret })).toEqual([]);
    });

  test("finds a key that is known by its id alone", () => {
    const id = createHmac("sha256", secret).update("capif-aef-psk-id").digest("hex").slice(0, 16);
    const { hex, HEX, base64, base64url, "raw octets": raw, ...forms } = formsOf(secret);

    for (const form of [hex, HEX, base64, base64url, raw, forms["numbers in JSON"]])
      expect(holdsKey(around(form ?? Buffer.alloc(0)), id)).toBe(true);
    expect(holdsKey(around(randomBytes(4096)), id)).toBe(false);
  });

  test("knows the secrets of a key log", () => {
    const random = randomBytes(32).toString("hex");
    const log = `# comment\nCLIENT_RANDOM ${random} ${secret.toString("hex")}\n`;

    expect(Object.values(secretsOfKeylog(log))).toEqual([secret]);
  });
});
