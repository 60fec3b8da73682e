import { Constructed, Integer, OctetString, Primitive, Sequence } from "asn1js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTlsSession } from "../../src/psk/index.js";

const sessionId = Buffer.alloc(32, 0x51);
const masterSecret = Buffer.alloc(48, 0xa5);
const SECRET_IN_ANY_FORM = /a5a5|pa?Wl|\u00a5|165/i;

describe("the octets of a TLS session", () => {
  test("are read with or without Node's envelope", () => {
    const plain = readTlsSession(session({}));

    expect(plain).toEqual({
      sessionId,
      masterSecret,
      extendedMasterSecret: true,
      protocolVersion: 0x0303,
    });
    expect(readTlsSession(enveloped(session({})))).toEqual(plain);
    expect(readTlsSession(enveloped(session({}), ""))).toEqual(plain);
  });

  test("are copied, not shared", () => {
    const octets = session({});
    const read = readTlsSession(octets);
    octets.fill(0);

    expect(read.masterSecret).toEqual(masterSecret);
  });

  test("may have an empty Session ID", () => {
    expect(readTlsSession(session({ sessionId: Buffer.alloc(0) })).sessionId).toHaveLength(0);
  });

  for (const [flags, extended] of [
    [undefined, false],
    [0x02, false],
    [0x01, true],
    [0x0101, true],
  ] as const) {
    test(`say extended master secret ${extended} with flags ${flags}`, () => {
      expect(readTlsSession(session({ flags })).extendedMasterSecret).toBe(extended);
    });
  }

  const refused: Record<string, Uint8Array | undefined> = {
    "no session": undefined,
    "an empty buffer": Buffer.alloc(0),
    "another structure version": session({ structure: 2 }),
    "TLS 1.1": session({ version: 0x0302 }),
    "DTLS 1.2": session({ version: 0xfefd }),
    "a master secret of 32 octets": session({ masterSecret: masterSecret.subarray(0, 32) }),
    "an empty master secret": session({ masterSecret: Buffer.alloc(0) }),
    "a Session ID of 33 octets": session({ sessionId: Buffer.alloc(33) }),
    "octets after the sequence": Buffer.concat([session({}), Buffer.alloc(1)]),
    "a cut sequence": session({}).subarray(0, -1),
    "an envelope of another version": enveloped(session({}), "localhost", 2),
    "an envelope cut in its length": enveloped(session({})).subarray(0, 23),
    "an envelope cut in its host": enveloped(session({})).subarray(0, 30),
    "flags that are not a number": session({ flags: "text" }),
    "a primitive element [13]": der(1, 0x0303, sessionId, masterSecret, octetsTagged(13)),
    "a constructed master secret": der(1, 0x0303, sessionId, constructed(masterSecret)),
    "a number for the Session ID": der(1, 0x0303, 5, masterSecret),
    "too few elements": der(1, 0x0303, sessionId),
    "a set": Buffer.from("3100", "hex"),
    "a PEM file": Buffer.from("-----BEGIN SSL SESSION PARAMETERS-----\n"),
  };
  for (const [what, octets] of Object.entries(refused)) {
    test(`are refused: ${what}`, () => {
      expect(() => readTlsSession(octets)).toThrow(TypeError);
      expect(() => readTlsSession(octets)).toThrow(/^TLS session: /);
    });
  }

  test("give a session or a TypeError without octets, however they are mutated", () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.boolean(), edits, fc.nat(), (envelope, changes, cut) => {
        const octets = envelope ? enveloped(session({})) : session({});
        for (const [at, value] of changes) {
          octets[at % octets.length] = value;
        }
        expectSessionOrTypeError(
          octets.subarray(0, octets.length - (cut % 4 ? 0 : cut % octets.length)),
        );
      }),
      { numRuns: 3000 },
    );
  });

  test("give a session or a TypeError when they are arbitrary", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectSessionOrTypeError));
  });
});

function expectSessionOrTypeError(octets: Uint8Array): void {
  try {
    const { protocolVersion, masterSecret: secret } = readTlsSession(octets);
    expect(secret).toHaveLength(protocolVersion === 0x0303 ? 48 : 0);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    expect(error.message).not.toMatch(SECRET_IN_ANY_FORM);
    expect(error.cause).toBeUndefined();
  }
}

interface SessionFields {
  structure?: number;
  version?: number;
  sessionId?: Buffer;
  masterSecret?: Buffer;
  flags?: number | string | undefined;
}

function session(fields: SessionFields): Buffer {
  const values = { structure: 1, version: 0x0303, sessionId, masterSecret, flags: 1, ...fields };
  const { flags } = values;
  const element = typeof flags === "number" ? new Integer({ value: flags }) : octetString(flags);
  const tail = flags === undefined ? [] : [tagged(13, element)];
  return der(values.structure, values.version, values.sessionId, values.masterSecret, ...tail);
}

type Element = Integer | OctetString | Primitive | Constructed;

function der(structure: number, version: number, ...rest: (number | Buffer | Element)[]): Buffer {
  const head = [structure, version].map((value) => new Integer({ value }));
  const cipher = octetString(Buffer.from("c02b", "hex"));
  const time = tagged(1, new Integer({ value: 1 }));
  const [id, secret, ...tail] = rest.map(elementOf);
  const value = [...head, cipher, id, secret, time, ...tail].filter((one) => one !== undefined);
  return Buffer.from(new Sequence({ value }).toBER());
}

function elementOf(value: number | Buffer | Element): Element {
  if (typeof value === "number") return new Integer({ value });
  return Buffer.isBuffer(value) ? octetString(value) : value;
}

function octetString(value: Buffer | string = ""): OctetString {
  return new OctetString({ valueHex: Buffer.from(value) });
}

function constructed(value: Buffer): OctetString {
  return new OctetString({ isConstructed: true, value: [octetString(value)] });
}

function octetsTagged(tagNumber: number): Primitive {
  return new Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: Uint8Array.of(1) });
}

function tagged(tagNumber: number, element: Element): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [element] });
}

function enveloped(octets: Buffer, host = "localhost", version = 1): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(host.length);
  const name = Buffer.from(`\0nodejs:tls:session:${version}\0`);
  return Buffer.concat([name, length, Buffer.from(host), octets]);
}
