import { kdfInput } from "../kdf.js";
import { mistakesIn } from "./mistake.js";
import { p0Of, type Recipe } from "./recipe.js";

const FC = 0x7a;
const OCTETS = "put octets together; the written forms of octets are for people only";
const LENGTHS = "after each parameter, its length in octets as two octets, big-endian";

const encodings = mistakesIn("encoding", [
  {
    id: "S_HEX_TEXT",
    inTheWild: true,
    title: "S is built as hex text instead of octets",
    advice: OCTETS,
    change: ({ encode }) => ({ encode: (p0, p1) => Buffer.from(encode(p0, p1).toString("hex")) }),
  },
  {
    id: "S_UPPER_HEX_TEXT",
    title: "S is built as upper-case hex text instead of octets",
    advice: OCTETS,
    change: ({ encode }) => ({
      encode: (p0, p1) => Buffer.from(encode(p0, p1).toString("hex").toUpperCase()),
    }),
  },
  {
    id: "S_0X_TEXT",
    title: 'S is built as text in the form "0x7A 0x68 ..." instead of octets',
    advice: OCTETS,
    change: ({ encode }) => ({ encode: (p0, p1) => Buffer.from(zeroX(encode(p0, p1))) }),
  },
  {
    id: "S_0X_TEXT_COUNTED",
    inTheWild: true,
    title: 'S is built as text in the form "0x7A 0x68 ...", and L0 and L1 count that text',
    advice: `${OCTETS}; ${LENGTHS}`,
    change: () => ({ encode: countedZeroX }),
  },
  {
    id: "LENGTHS_MISSING",
    inTheWild: true,
    title: "L0 and L1 are missing in S",
    advice: LENGTHS,
    change: () => ({ encode: (p0, p1) => Buffer.concat([Uint8Array.of(FC), p0, p1]) }),
  },
  {
    id: "LENGTHS_LITTLE_ENDIAN",
    inTheWild: true,
    title: "L0 and L1 are little-endian",
    advice: LENGTHS,
    change: () => ({ encode: withLengths((octets) => number(octets.length, 2).reverse()) }),
  },
  {
    id: "LENGTHS_ONE_OCTET",
    title: "L0 and L1 are one octet each",
    advice: LENGTHS,
    change: () => ({ encode: withLengths((octets) => number(octets.length & 0xff, 1)) }),
  },
  {
    id: "LENGTHS_FOUR_OCTETS",
    title: "L0 and L1 are four octets each",
    advice: LENGTHS,
    change: () => ({ encode: withLengths((octets) => number(octets.length, 4)) }),
  },
  {
    id: "LENGTHS_IN_BITS",
    title: "L0 and L1 count bits instead of octets",
    advice: LENGTHS,
    change: () => ({ encode: withLengths((octets) => number((octets.length * 8) & 0xffff, 2)) }),
  },
  {
    id: "LENGTHS_IN_CHARACTERS",
    title: "L0 counts characters instead of octets",
    advice: LENGTHS,
    change: (recipe) => {
      const characters = [...p0Of(recipe)].length;
      const octets = Buffer.byteLength(p0Of(recipe));
      const counted = withLengths(() => number(characters, 2), twoOctets);
      return characters === octets ? undefined : { encode: counted };
    },
  },
  {
    id: "LENGTHS_FIRST",
    title: "L0 and L1 stand before P0 and P1",
    advice: LENGTHS,
    change: () => ({
      encode: (p0, p1) => Buffer.concat([Uint8Array.of(FC), twoOctets(p0), p0, twoOctets(p1), p1]),
    }),
  },
  {
    id: "FC_MISSING",
    title: "S does not start with FC",
    advice: "start S with the octet 0x7A",
    change: ({ encode }) => ({ encode: (p0, p1) => encode(p0, p1).subarray(1) }),
  },
  {
    id: "FC_TEXT",
    title: 'FC is the text "7A" instead of one octet',
    advice: "start S with the octet 0x7A",
    change: ({ encode }) => ({
      encode: (p0, p1) => Buffer.concat([Buffer.from("7A"), encode(p0, p1).subarray(1)]),
    }),
  },
  {
    id: "P0_P1_SWAPPED",
    title: "the Session ID stands before the interface information",
    advice: "P0 is the interface information, P1 the Session ID",
    change: () => ({ encode: (p0, p1) => kdfInput(FC, [p1, p0]) }),
  },
]);

/** Mistakes about the octets of S. */
export const encodingMistakes = [encodings];

type LengthOf = (parameter: Uint8Array) => Buffer;

function withLengths(l0: LengthOf, l1: LengthOf = l0): Recipe["encode"] {
  return (p0, p1) => Buffer.concat([Uint8Array.of(FC), p0, l0(p0), p1, l1(p1)]);
}

function twoOctets(parameter: Uint8Array): Buffer {
  return number(parameter.length, 2);
}

function number(value: number, octets: number): Buffer {
  const written = Buffer.alloc(octets);
  written.writeUIntBE(value, 0, octets);
  return written;
}

function zeroX(octets: Uint8Array): string {
  return Array.from(octets, (octet) => `0x${hexOctet(octet)}`).join(" ");
}

function hexOctet(octet: number): string {
  return octet.toString(16).toUpperCase().padStart(2, "0");
}

function countedZeroX(p0: Uint8Array, p1: Uint8Array): Buffer {
  const parameters = [p0, p1].flatMap((octets) => {
    const text = zeroX(octets);
    return [text, zeroX(number(text.length, 2))];
  });
  return Buffer.from([zeroX(Uint8Array.of(FC)), ...parameters].join(" "));
}
