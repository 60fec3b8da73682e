import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { derElements } from "../../src/psk/der.js";

const read = (hex: string) =>
  derElements(Buffer.from(hex, "hex")).map(({ tag, content }) => [tag, content.toString("hex")]);

describe("elements of DER", () => {
  const readable: Record<string, { hex: string; elements: [number, string][] }> = {
    "none at all": { hex: "", elements: [] },
    "an empty one": { hex: "0400", elements: [[0x04, ""]] },
    "two, one after the other": {
      hex: "0201050401ff",
      elements: [
        [0x02, "05"],
        [0x04, "ff"],
      ],
    },
    "one that has others, unread": { hex: "3003020105", elements: [[0x30, "020105"]] },
    "a length of two octets": {
      hex: `04820100${"ab".repeat(256)}`,
      elements: [[0x04, "ab".repeat(256)]],
    },
  };
  for (const [what, { hex, elements }] of Object.entries(readable))
    test(`are read: ${what}`, () => {
      expect(read(hex)).toEqual(elements);
    });

  const refused: Record<string, string> = {
    "a tag alone": "04",
    "a tag of several octets": "1f8101",
    "content that is cut": "040301",
    "a length that is cut": "048201",
    "a length without end": "0480ff0000",
    "a length of five octets": "04850000000001ff",
    "more than there is": "0484ffffffff",
  };
  for (const [what, hex] of Object.entries(refused))
    test(`are refused: ${what}`, () => {
      expect(() => read(hex)).toThrow(TypeError);
    });

  test("lie within the octets, or are none, however these look", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => {
        try {
          const elements = derElements(Buffer.from(octets));
          const inside = elements.reduce((sum, { content }) => sum + content.length, 0);
          expect(inside + 2 * elements.length).toBeLessThanOrEqual(octets.length);
        } catch (error) {
          if (!(error instanceof TypeError)) throw error;
        }
      }),
    );
  });
});
