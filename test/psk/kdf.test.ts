import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kdf, kdfInput } from "../../src/psk/index.js";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

describe("the KDF of TS 33.220", () => {
  // RFC 5448 Appendix C, cases 1 and 2: CK || IK, the network name, SQN xor AK, CK' || IK'.
  const key = hex("5349fbe098649f948f5d2e973a81c00f 9744871ad32bf9bbd1dd5ce54e3e2e5a");
  const sqnXorAk = hex("bb52e91c747a");
  const networks = {
    WLAN: "0093962d0dd84aa5684b045c9edffa04 ccfc230ca74fcc96c0a5d61164f5a76c",
    HRPD: "3820f0277fa5f77732b1fb1d90c1a0da db94a0ab557ef6c9ab48619ca05b9a9f",
  };
  for (const [name, output] of Object.entries(networks)) {
    test(`gives RFC 5448's keys for ${name}`, () => {
      const s = kdfInput(0x20, [Buffer.from(name), sqnXorAk]);

      expect(kdf(key, s)).toEqual(hex(output));
    });
  }

  test("writes S as FC, then each parameter and its length", () => {
    const s = kdfInput(0x20, [Buffer.from("WLAN"), sqnXorAk]);

    expect(s.toString("hex")).toBe("20574c414e0004bb52e91c747a0006");
  });

  test("writes lengths big-endian up to 65535 octets, and refuses more", () => {
    const s = kdfInput(0, [Buffer.alloc(0xfffe), Buffer.alloc(0xffff)]);

    expect(s.subarray(-2).toString("hex")).toBe("ffff");
    expect(s.subarray(0xffff, 0x10001).toString("hex")).toBe("fffe");
    expect(() => kdfInput(0, [Buffer.alloc(0x10000)])).toThrow(TypeError);
  });

  test("takes 0xfe as the last FC of one octet", () => {
    expect(kdfInput(0xfe, []).toString("hex")).toBe("fe");
  });

  for (const fcValue of [-1, 0xff, 0x100, 1.5, Number.NaN]) {
    test(`refuses ${fcValue} as FC`, () => {
      expect(() => kdfInput(fcValue, [])).toThrow(TypeError);
    });
  }
});

describe("S", () => {
  const parameters = fc.tuple(octets(40), octets(40));

  test("reads back from its end", () => {
    fc.assert(
      fc.property(parameters, ([p0, p1]) => {
        const s = kdfInput(0x7a, [p0, p1]);

        expect(readS(s)).toEqual({ fc: 0x7a, p0: Buffer.from(p0), p1: Buffer.from(p1) });
      }),
    );
  });

  test("differs when a parameter differs", () => {
    fc.assert(
      fc.property(parameters, parameters, (left, right) => {
        const equal =
          Buffer.compare(left[0], right[0]) === 0 && Buffer.compare(left[1], right[1]) === 0;

        expect(kdfInput(0x7a, left).equals(kdfInput(0x7a, right))).toBe(equal);
      }),
    );
  });

  test("differs when an octet moves from one parameter to the other", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (all, a, b) => {
          const [i, j] = [a % (all.length + 1), b % (all.length + 1)];
          const split = (at: number) => kdfInput(0x7a, [all.subarray(0, at), all.subarray(at)]);

          expect(split(i).equals(split(j))).toBe(i === j);
        },
      ),
    );
  });
});

function octets(maxLength: number) {
  return fc.uint8Array({ maxLength });
}

function readS(s: Buffer) {
  const endOfP1 = s.length - 2;
  const startOfP1 = endOfP1 - s.readUInt16BE(endOfP1);
  const endOfP0 = startOfP1 - 2;
  const startOfP0 = endOfP0 - s.readUInt16BE(endOfP0);
  return {
    fc: s.readUIntBE(0, startOfP0),
    p0: s.subarray(startOfP0, endOfP0),
    p1: s.subarray(startOfP1, endOfP1),
  };
}
