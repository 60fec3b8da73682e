import { describe, expect, test } from "vitest";
import { shownMessage, withoutKeys } from "../../src/contract/shown-message.js";

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => (index * 37 + 11) % 256));
const hex = key.toString("hex");
const written = {
  "hex in small letters": hex,
  "hex in capitals": hex.toUpperCase(),
  "hex with colons": hex.replace(/(..)(?=.)/g, "$1:"),
  base64: key.toString("base64"),
  base64url: key.toString("base64url"),
};
const secrets = Object.values(written);
const answer = (body: string, headers: Record<string, string> = {}) =>
  JSON.stringify(shownMessage("ccf-security-info", "SecurityInfoRsp", new Headers(headers), body));
const shows = (text: string) => secrets.filter((secret) => text.includes(secret));

describe("a message that may be shown", () => {
  for (const [form, secret] of Object.entries(written)) {
    test(`quotes no key in ${form}`, () => {
      expect(withoutKeys(`cannot use '${secret}' here`)).toBe("cannot use '(redacted)' here");
    });

    test(`has no key in ${form}, in whatever member, name, depth or header`, () => {
      const body = {
        aefPsk: secret,
        AEFPSK: secret,
        ccfId: `a ${secret} b`,
        interfaceDetails: {
          apiPrefix: `/${secret.replaceAll("/", "_")}`,
          other: [{ key: secret }],
        },
        [secret]: secret,
      };
      const told = answer(JSON.stringify(body), {
        location: `https://a/ ${secret}`,
        cookie: secret,
      });

      expect(shows(told)).toEqual([]);
      expect(JSON.parse(told).body).toMatchObject({ aefPsk: "(redacted)" });
      expect(JSON.parse(told).headers).not.toHaveProperty("cookie");
    });

    test(`that is no JSON has no key in ${form}, and its length`, () => {
      const told = answer(`{"aefPsk": "${secret}"`);

      expect(shows(told)).toEqual([]);
      expect(told).toMatch(/\d+ octets, not shown: they are not JSON/);
    });
  }

  test("a big one has none either", () => {
    const body = { apiInvokerId: `${"x ".repeat(500_000)}${hex}`, aefPsk: hex };

    expect(shows(answer(JSON.stringify(body)))).toEqual([]);
  });

  test("leaves ids and hashes as they are", () => {
    expect(withoutKeys("aefPskId 3cc48b480160cd81")).toBe("aefPskId 3cc48b480160cd81");
  });
});
