import { randomBytes } from "node:crypto";
import { describe, expect, test } from "vitest";
import { foreign } from "../../src/http/foreign-text.js";

const octets = randomBytes(32);
const pairs = (separator: string, of = octets) =>
  of.toString("hex").replace(/..(?=.)/g, `$&${separator}`);
const keys = {
  "in hex": octets.toString("hex"),
  "in hex with colons": pairs(":"),
  "in hex with blanks": pairs(" "),
  "in base64": `A1b${octets.toString("base64").slice(3)}`,
  "in base64url": `A1b${octets.toString("base64url").slice(3)}`,
  "of 48 octets in hex": randomBytes(48).toString("hex"),
  "of 48 octets in hex with colons": pairs(":", randomBytes(48)),
};

describe("text of somebody else's in a log", () => {
  test("is as it is when it is short, and cut when it is long", () => {
    expect(foreign(undefined)).toBeUndefined();
    expect(foreign("")).toBe("");
    expect(foreign("ccf-b answered 404")).toBe("ccf-b answered 404");
    expect(foreign("x".repeat(300))).toBe("x".repeat(300));
    expect(foreign("x".repeat(301))).toBe(`${"x".repeat(300)}...`);
  });

  for (const [form, key] of Object.entries(keys))
    test(`shows no part of a key ${form}, wherever the cut is`, () => {
      for (let before = 0; before < 600; before++)
        for (const start of [`${"x ".repeat(300)}`.slice(-before), `${key} `.repeat(3)]) {
          const shown = foreign(`${start} ${key} ${"y ".repeat(300)}`) ?? "";
          for (let at = 0; at + 8 <= key.length; at++)
            if (shown.includes(key.slice(at, at + 8))) expect.fail(`${before}: ${shown}`);
          expect(shown.length).toBeLessThanOrEqual(303);
        }
    });

  test("costs no more when it is longer", () => {
    const [short, long] = ["a1B".repeat(200), "a1B".repeat(200_000)];
    const took = (text: string) => {
      const startedAt = performance.now();
      for (let n = 0; n < 2000; n++) foreign(text);
      return performance.now() - startedAt;
    };
    took(short);

    expect(took(long)).toBeLessThan(10 * took(short) + 50);
  });
});
