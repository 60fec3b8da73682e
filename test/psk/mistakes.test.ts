import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { keyIdOf } from "../../src/psk/aef-psk.js";
import { explainAefPskId, type MistakeInputs, mistakes } from "../../src/psk/index.js";

const octets = (from: number, count: number) =>
  Buffer.from(Array.from({ length: count }, (_, i) => (from + i) & 0xff));
const hmac = (key: string | Buffer, s: string | Buffer) =>
  createHmac("sha256", key).update(s).digest();

const sessionId = octets(0x81, 32);
const masterSecret = octets(0xc0, 48);
const otherSession = { sessionId: octets(1, 32), masterSecret: octets(2, 48) };
const inputs: MistakeInputs = {
  interfaceDetails: { fqdn: "B\u00fccher.Example", port: 8443, apiPrefix: "/Cafe\u0301/%7e" },
  otherInterface: { ipv4Addr: "192.0.2.10", port: 9443, apiPrefix: "/nef" },
  sessionId,
  masterSecret,
  otherSession,
};
const ipv6 = { ...inputs, interfaceDetails: { ipv6Addr: "2001:DB8::1", port: 8443 } };
const host = "xn--bcher-kva.example";
const p0 = `https://${host}:8443/Caf\u00e9/%7e`;

function uint16(value: number): Buffer {
  return Buffer.from(value.toString(16).padStart(4, "0"), "hex");
}

function s(p0Text: string, p1: Buffer = sessionId): Buffer {
  const first = Buffer.from(p0Text);
  return Buffer.concat([octets(0x7a, 1), first, uint16(first.length), p1, uint16(p1.length)]);
}

function sWithLengths(l0: string, l1: string): Buffer {
  const lengths = [l0, l1].map((text) => Buffer.from(text, "hex")) as [Buffer, Buffer];
  return Buffer.concat([octets(0x7a, 1), Buffer.from(p0), lengths[0], sessionId, lengths[1]]);
}

const hexS = s(p0).toString("hex");
const zeroX = (text: Buffer) =>
  (text.toString("hex").toUpperCase().match(/../g) ?? []).map((pair) => `0x${pair}`).join(" ");
const counted = (part: Buffer) => `${zeroX(part)} ${zeroX(uint16(part.length * 5 - 1))}`;
const keyWithP0 = (text: string) => hmac(masterSecret, s(text));
const keyWithP1 = (p1: Buffer | string) => hmac(masterSecret, s(p0, Buffer.from(p1)));
const right = hmac(masterSecret, s(p0));

/** Every id once, with the wrong key written out by hand. */
const wrongKeys: Record<string, Buffer | [Buffer, MistakeInputs]> = {
  OTHER_INTERFACE: keyWithP0("https://192.0.2.10:9443/nef"),
  SCHEME_HTTP: keyWithP0(p0.replace("https", "http")),
  SCHEME_MISSING: keyWithP0(`${host}:8443/Caf\u00e9/%7e`),
  HOST_NONE: keyWithP0("https://None:8443/Caf\u00e9/%7e"),
  HOST_NULL: keyWithP0("https://null:8443/Caf\u00e9/%7e"),
  HOST_UNDEFINED: keyWithP0("https://undefined:8443/Caf\u00e9/%7e"),
  HOST_EMPTY: keyWithP0("https://:8443/Caf\u00e9/%7e"),
  HOST_AS_PUBLISHED: keyWithP0("https://B\u00fccher.Example:8443/Caf\u00e9/%7e"),
  HOST_U_LABELS: keyWithP0("https://b\u00fccher.example:8443/Caf\u00e9/%7e"),
  HOST_TRAILING_DOT: keyWithP0(`https://${host}.:8443/Caf\u00e9/%7e`),
  HOST_WITHOUT_BRACKETS: [keyWithP0("https://2001:db8::1:8443"), ipv6],
  PORT_MISSING: keyWithP0(`https://${host}/Caf\u00e9/%7e`),
  PORT_443: keyWithP0(`https://${host}:443/Caf\u00e9/%7e`),
  PREFIX_TRAILING_SLASH: keyWithP0(`${p0}/`),
  PREFIX_MISSING: keyWithP0(`https://${host}:8443`),
  PREFIX_LOWER_CASE: keyWithP0(`https://${host}:8443/caf\u00e9/%7e`),
  PREFIX_PERCENT_ENCODED: keyWithP0(`https://${host}:8443/Caf%C3%A9/%257e`),
  PREFIX_PERCENT_DECODED: keyWithP0(`https://${host}:8443/Caf\u00e9/~`),
  PREFIX_NOT_NFKC: keyWithP0(`https://${host}:8443/Cafe\u0301/%7e`),
  OTHER_SESSION: hmac(otherSession.masterSecret, s(p0, otherSession.sessionId)),
  SESSION_ID_HEX_TEXT: keyWithP1(sessionId.toString("hex")),
  SESSION_ID_UPPER_HEX_TEXT: keyWithP1(sessionId.toString("hex").toUpperCase()),
  SESSION_ID_EMPTY: keyWithP1(""),
  SESSION_ID_NOT_AVAILABLE: keyWithP1("N/A"),
  SESSION_ID_OF_OTHER_SESSION: keyWithP1(otherSession.sessionId),
  MASTER_SECRET_EMPTY: hmac(Buffer.alloc(48), s(p0)),
  MASTER_SECRET_HEX_TEXT: hmac(masterSecret.toString("hex"), s(p0)),
  MASTER_SECRET_UPPER_HEX_TEXT: hmac(masterSecret.toString("hex").toUpperCase(), s(p0)),
  MASTER_SECRET_NOT_AVAILABLE: hmac("N/A", s(p0)),
  MASTER_SECRET_TRUNCATED: hmac(octets(0xc0, 32), s(p0)),
  S_HEX_TEXT: hmac(masterSecret, hexS),
  S_UPPER_HEX_TEXT: hmac(masterSecret, hexS.toUpperCase()),
  S_0X_TEXT: hmac(masterSecret, zeroX(s(p0))),
  S_0X_TEXT_COUNTED: hmac(masterSecret, `0x7A ${counted(Buffer.from(p0))} ${counted(sessionId)}`),
  LENGTHS_MISSING: hmac(masterSecret, sWithLengths("", "")),
  LENGTHS_LITTLE_ENDIAN: hmac(masterSecret, sWithLengths("2c00", "2000")),
  LENGTHS_ONE_OCTET: hmac(masterSecret, sWithLengths("2c", "20")),
  LENGTHS_FOUR_OCTETS: hmac(masterSecret, sWithLengths("0000002c", "00000020")),
  LENGTHS_IN_BITS: hmac(masterSecret, sWithLengths("0160", "0100")),
  LENGTHS_IN_CHARACTERS: hmac(masterSecret, sWithLengths("002b", "0020")),
  LENGTHS_FIRST: hmac(
    masterSecret,
    Buffer.concat([octets(0x7a, 1), uint16(0x2c), Buffer.from(p0), uint16(0x20), sessionId]),
  ),
  FC_MISSING: hmac(masterSecret, s(p0).subarray(1)),
  FC_TEXT: hmac(masterSecret, Buffer.concat([Buffer.from("7A"), s(p0).subarray(1)])),
  P0_P1_SWAPPED: hmac(
    masterSecret,
    Buffer.concat([octets(0x7a, 1), sessionId, uint16(0x20), Buffer.from(p0), uint16(0x2c)]),
  ),
  KEY_AND_S_SWAPPED: hmac(s(p0), masterSecret),
  PLAIN_SHA_256: createHash("sha256").update(masterSecret).update(s(p0)).digest(),
  KEY_HEX_TEXT: Buffer.from(right.toString("hex")),
  KEY_TRUNCATED: right.subarray(0, 16),
};

describe("the table of mistakes", () => {
  test("has these ids, for ever", () => {
    expect(mistakes.map(({ id }) => id)).toEqual(Object.keys(wrongKeys));
  });

  for (const { id, derive } of mistakes) {
    const entry = wrongKeys[id] ?? Buffer.alloc(0);
    const [wrongKey, from] = Buffer.isBuffer(entry) ? [entry, inputs] : entry;

    test(`derives the wrong key of ${id}`, () => {
      expect(derive(from)?.toString("hex")).toBe(wrongKey.toString("hex"));
    });

    test(`names ${id} by the key id`, () => {
      const found = explainAefPskId(keyIdOf(wrongKey), from);

      expect(found.map(({ mistakes: made }) => made.map((one) => one.id))).toContainEqual([id]);
    });
  }

  test("makes no mistake that would give the right key", () => {
    const plain = { interfaceDetails: { fqdn: "aef.example" }, sessionId, masterSecret };
    const key = hmac(masterSecret, s("https://aef.example:443")).toString("hex");

    for (const { id, derive } of mistakes) {
      expect(derive(plain)?.toString("hex"), id).not.toBe(key);
    }
  });
});

describe("an explanation", () => {
  test("says that the other side made no mistake", () => {
    expect(explainAefPskId(keyIdOf(right), inputs)).toEqual([{ mistakes: [], p0, s: s(p0) }]);
    expect(explainAefPskId(keyIdOf(right).toUpperCase(), inputs)).toHaveLength(1);
  });

  // The derivation of a public CCF: http for any port but 443, "None", and everything as text.
  test("names five mistakes made at once", () => {
    const wrongP0 = "http://None:8443/nef";
    const wrongS = `0x7A ${counted(Buffer.from(wrongP0))} ${counted(Buffer.from(sessionId.toString("hex")))}`;
    const key = hmac(masterSecret.toString("hex"), wrongS);
    const details = { ipv4Addr: "192.0.2.10", port: 8443, apiPrefix: "/nef" };
    const [found] = explainAefPskId(keyIdOf(key), {
      interfaceDetails: details,
      sessionId,
      masterSecret,
    });

    expect(found?.mistakes.map(({ id }) => id)).toEqual([
      "SCHEME_HTTP",
      "HOST_NONE",
      "SESSION_ID_HEX_TEXT",
      "MASTER_SECRET_HEX_TEXT",
      "S_0X_TEXT_COUNTED",
    ]);
    expect(found?.p0).toBe(wrongP0);
    expect(found?.s.toString()).toBe(wrongS);
  });

  test("names three mistakes of any kind, but not four that are not seen in the wild", () => {
    const three = s("https://null:8443/caf\u00e9/%7e", Buffer.from("N/A"));
    const four = three.subarray(1);
    const [found] = explainAefPskId(keyIdOf(hmac(masterSecret, three)), inputs);

    expect(found?.mistakes).toHaveLength(3);
    expect(explainAefPskId(keyIdOf(hmac(masterSecret, four)), inputs)).toEqual([]);
  });

  test("is none for a key from a session that nobody gave", () => {
    const key = hmac(octets(9, 48), s(p0));

    expect(explainAefPskId(keyIdOf(key), inputs)).toEqual([]);
  });

  test("refuses interface details that give no P0", () => {
    expect(() => explainAefPskId("00", { ...inputs, interfaceDetails: {} })).toThrow(TypeError);
  });
});
