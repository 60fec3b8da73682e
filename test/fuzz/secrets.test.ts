import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { gatherSecrets } from "./secrets.js";

describe("the secrets that are looked for", () => {
  const secrets = gatherSecrets();
  const known = [randomBytes(32), randomBytes(48)];
  for (const secret of known) secrets.add(secret);

  const notations: Record<string, (octets: Buffer) => string> = {
    hex: (octets) => octets.toString("hex"),
    "hex in capitals": (octets) => octets.toString("hex").toUpperCase(),
    base64: (octets) => octets.toString("base64"),
    base64url: (octets) => octets.toString("base64url"),
    "a buffer in JSON": (octets) => JSON.stringify(octets),
  };
  for (const [name, write] of Object.entries(notations))
    test(`are found in ${name}, alone and among other text`, () => {
      for (const secret of known) {
        expect(secrets.areIn(write(secret))).toBe(true);
        expect(secrets.areIn(`{"a":"x","b":"${write(secret)}"}`)).toBe(true);
        expect(secrets.areIn(`0a${write(secret)}0a`)).toBe(true);
      }
      for (const length of [32, 48]) expect(secrets.areIn(write(randomBytes(length)))).toBe(false);
    });

  test("stay known, however many come after them", () => {
    for (let more = 0; more < 3000; more++) secrets.add(randomBytes(32));

    for (const secret of known) expect(secrets.areIn(secret.toString("hex"))).toBe(true);
  });
});
