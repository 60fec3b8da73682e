import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkVectors } from "../../src/psk/index.js";

interface Published {
  vectors: Record<
    "name" | "p0" | "masterSecret" | "sessionId" | "s" | "aefPsk" | "aefPskId",
    string
  >[];
  kdf: Record<"name" | "key" | "s" | "output", string>[];
}

const url = new URL("../../openapi/vectors/aef-psk.json", import.meta.url);
const published = () => JSON.parse(readFileSync(url, "utf8")) as Published;
const { vectors, kdf } = published();

/** A second implementation: `openssl dgst`, S on its standard input, the digest in hex. */
function openssl(hexKey: string, s: Buffer): string {
  const args = ["dgst", "-sha256", "-mac", "HMAC", "-macopt", `hexkey:${hexKey}`, "-binary"];
  return execFileSync("openssl", args, { input: s }).toString("hex");
}

describe("the published vectors", () => {
  for (const { kind, name, differences } of checkVectors(published())) {
    test(`agree with our code: ${kind} ${name}`, () => {
      expect(differences).toEqual([]);
    });
  }

  for (const { name, p0, masterSecret, sessionId, s, aefPsk, aefPskId } of vectors) {
    test(`agree with openssl: ${name}`, () => {
      const l0 = Buffer.byteLength(p0).toString(16).padStart(4, "0");
      const l1 = (sessionId.length / 2).toString(16).padStart(4, "0");

      expect(s).toBe(`7a${Buffer.from(p0).toString("hex")}${l0}${sessionId}${l1}`);
      expect(openssl(masterSecret, Buffer.from(s, "hex"))).toBe(aefPsk);
      expect(openssl(aefPsk, Buffer.from("capif-aef-psk-id")).slice(0, 16)).toBe(aefPskId);
    });
  }

  for (const { name, key, s, output } of kdf) {
    test(`agree with openssl: ${name}`, () => {
      expect(openssl(key, Buffer.from(s, "hex"))).toBe(output);
    });
  }

  test("are at least eight, and hold the contract's", () => {
    expect(vectors.length).toBeGreaterThanOrEqual(8);
    expect(vectors).toContainEqual(
      expect.objectContaining({
        p0: "https://aef-a.example.com:8443/nef",
        aefPsk: "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859",
      }),
    );
    expect(vectors.map(({ sessionId }) => sessionId)).toContain("");
  });
});

describe("a vectors file", () => {
  for (const member of ["p0", "s", "aefPskId", "aefPsk"] as const) {
    test(`is found wrong in ${member}, and no key is shown`, () => {
      const file = published();
      const vector = file.vectors[0] ?? { [member]: "" };
      vector[member] = `${vector[member]?.slice(0, -2)}00`;
      const [first, second] = checkVectors(file);

      expect(first?.differences.map((one) => one.member)).toEqual([member]);
      expect(second?.differences).toEqual([]);
      expect(JSON.stringify(first)).not.toContain(vectors[0]?.aefPsk);
    });
  }

  test("is found wrong in a KDF output", () => {
    const file = published();
    file.kdf = kdf.map((vector) => ({ ...vector, output: "00".repeat(32) }));

    expect(checkVectors(file).at(-1)?.differences).toEqual([{ member: "output" }]);
  });

  test("may spell its hex digits in upper case", () => {
    const file = published();
    file.vectors = vectors.map((one) => ({ ...one, aefPsk: one.aefPsk.toUpperCase() }));

    expect(checkVectors(file).flatMap(({ differences }) => differences)).toEqual([]);
  });

  test("is found wrong where its interface details or secrets cannot be right", () => {
    const [first] = vectors;
    const twoHosts = { ...first, interfaceDetails: { fqdn: "a", ipv4Addr: "192.0.2.1" } };
    const shortSecret = { ...first, masterSecret: "00" };
    const results = checkVectors({ vectors: [twoHosts, shortSecret], kdf: [] });

    expect(results.map(({ differences }) => differences.length)).toEqual([1, 1]);
  });

  const [vector] = vectors;
  const misshapen: Record<string, unknown> = {
    "a list": [],
    null: null,
    "no kdf": { vectors },
    "vectors that are no list": { vectors: {}, kdf },
    "no vector at all": { vectors: [], kdf: [] },
    "a vector that is text": { vectors: ["x"], kdf },
    "no name": { vectors: [{ ...vector, name: undefined }], kdf },
    "no interface details": { vectors: [{ ...vector, interfaceDetails: undefined }], kdf },
    "a master secret that is not hex": { vectors: [{ ...vector, masterSecret: "zz" }], kdf },
    "half an octet": { vectors: [{ ...vector, aefPsk: "abc" }], kdf },
    "a KDF key that is a number": { vectors, kdf: [{ ...kdf[0], key: 7 }] },
  };
  for (const [what, file] of Object.entries(misshapen)) {
    test(`is refused: ${what}`, () => {
      expect(() => checkVectors(file)).toThrow(TypeError);
    });
  }
});
