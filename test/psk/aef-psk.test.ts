import { describe, expect, test } from "vitest";
import { aefPskId, aefPskInput, deriveAefPsk, kdf, parseAefPsk } from "../../src/psk/index.js";

const masterSecret = Buffer.from(Array.from({ length: 48 }, (_, i) => i));
const sessionId = Buffer.from(Array.from({ length: 32 }, (_, i) => 0x80 + i));
const interfaceInformation = "https://aef-a.example.com:8443/nef";
const aefPsk = "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859";

describe("AEF_PSK", () => {
  test("is the contract's for the contract's inputs", () => {
    const key = deriveAefPsk({ masterSecret, sessionId, interfaceInformation });

    expect(key.toString("hex")).toBe(aefPsk);
  });

  // Self-made values of standards.md 2.4; their P0 shows the KDF, not the contract's form.
  test("is derived from an empty Session ID too", () => {
    const p0 = "aef-a.example.com";
    const empty = Buffer.alloc(0);

    expect(aefPskInput({ interfaceInformation: p0, sessionId: empty }).toString("hex")).toBe(
      "7a6165662d612e6578616d706c652e636f6d00110000",
    );
    expect(
      deriveAefPsk({ masterSecret, sessionId: empty, interfaceInformation: p0 }).toString("hex"),
    ).toBe("661f676508c685a88b46280ebdf119ebc745c51e3111f2d9ad4fac5b887af51c");
  });

  test("has the contract's S", () => {
    const s = aefPskInput({ interfaceInformation, sessionId });

    expect(s.toString("hex")).toBe(
      `7a68747470733a2f2f6165662d612e6578616d706c652e636f6d3a383434332f6e65660022${sessionId.toString("hex")}0020`,
    );
  });

  test("counts the octets of a non-ASCII P0 and normalises it", () => {
    const decomposed = aefPskInput({ interfaceInformation: "https://a:1/e\u0301", sessionId });
    const composed = aefPskInput({ interfaceInformation: "https://a:1/\u00e9", sessionId });

    expect(decomposed).toEqual(composed);
    expect(composed.subarray(1, 17).toString("hex").slice(-8)).toBe("c3a9000e");
  });

  for (const length of [0, 32, 47, 49]) {
    test(`refuses a master secret of ${length} octets`, () => {
      const wrong = Buffer.alloc(length);

      expect(() => deriveAefPsk({ masterSecret: wrong, sessionId, interfaceInformation })).toThrow(
        TypeError,
      );
    });
  }

  test("refuses a Session ID of 33 octets and an empty P0", () => {
    const long = Buffer.alloc(33);

    expect(() => aefPskInput({ interfaceInformation, sessionId: long })).toThrow(TypeError);
    expect(() => aefPskInput({ interfaceInformation: "", sessionId })).toThrow(TypeError);
  });
});

describe("aefPskId", () => {
  test("is the first 8 octets of HMAC-SHA-256(AEF_PSK, label) in lower-case hex", () => {
    const key = Buffer.from(aefPsk, "hex");

    expect(aefPskId(key)).toBe("3cc48b480160cd81");
    expect(aefPskId(key)).toBe(
      kdf(key, Buffer.from("capif-aef-psk-id")).toString("hex").slice(0, 16),
    );
  });

  test("refuses a key that has not 32 octets", () => {
    expect(() => aefPskId(Buffer.alloc(31))).toThrow(TypeError);
    expect(() => aefPskId(Buffer.alloc(33))).toThrow(TypeError);
  });
});

describe("parseAefPsk", () => {
  test("reads 64 hex digits of either case", () => {
    expect(parseAefPsk(aefPsk).toString("hex")).toBe(aefPsk);
    expect(parseAefPsk(aefPsk.toUpperCase())).toEqual(parseAefPsk(aefPsk));
  });

  const wrong = {
    "63 digits": aefPsk.slice(1),
    "65 digits": `${aefPsk}0`,
    "a line end": `${aefPsk}\n`,
    "a letter beyond f": `${aefPsk.slice(1)}g`,
    "a byte-string notation": `b'${aefPsk.slice(3)}'`,
  };
  for (const [what, text] of Object.entries(wrong)) {
    test(`refuses ${what} and does not repeat it`, () => {
      expect(() => parseAefPsk(text)).toThrow(TypeError);
      expect(() => parseAefPsk(text)).toThrow(/^(?!.*[0-9a-f]{16})/);
    });
  }
});
