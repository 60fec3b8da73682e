import { createHmac } from "node:crypto";

/** Octets that must not be shown, by what they are. */
export type Secrets = Record<string, Buffer>;

const inJson = (text: string): string => JSON.stringify(text).slice(1, -1);

/** Every form in which octets could get into a text by mistake. */
export const formsOf = (secret: Buffer): Record<string, Buffer> => {
  const hex = secret.toString("hex");
  const latin1 = secret.toString("latin1");
  const texts = {
    hex,
    HEX: hex.toUpperCase(),
    "hex with colons": hex.replace(/..(?!$)/g, "$&:"),
    base64: secret.toString("base64").replace(/=+$/, ""),
    base64url: secret.toString("base64url"),
    "numbers in JSON": JSON.stringify([...secret]).slice(1, -1),
    "a binary string": latin1,
    "a binary string in JSON": inJson(latin1),
    "a string": secret.toString(),
    "a string in JSON": inJson(secret.toString()),
  };
  const octets = Object.entries(texts).map(([form, text]) => [form, Buffer.from(text)]);
  return { ...Object.fromEntries(octets), "raw octets": secret };
};

/** What is shown of the secrets, be it only a half of one: the name of each, and the form. */
export function leaksIn(shown: string | Buffer, secrets: Secrets): string[] {
  const text = Buffer.from(shown);
  return Object.entries(secrets).flatMap(([name, secret]) =>
    Object.entries(formsOf(secret))
      .filter(([, form]) => {
        const middle = form.length >> 1;
        return text.includes(form.subarray(0, middle)) || text.includes(form.subarray(middle));
      })
      .map(([form]) => `${name} as ${form}`),
  );
}

/** The master and traffic secrets of an NSS key log. */
export const secretsOfKeylog = (keylog: string): Secrets =>
  Object.fromEntries(
    keylog
      .split("\n")
      .filter((line) => /^[A-Z_0-9]+ [0-9a-f]{64} [0-9a-f]+$/.test(line))
      .map((line) => line.split(" "))
      .map(([label, random = "", secret = ""]) => [
        `${label} of ${random.slice(0, 8)}`,
        Buffer.from(secret, "hex"),
      ]),
  );

/** The octets of a private key beside its certificate, all that PEM holds of it. */
export const privateKeyIn = (pem: string): Buffer =>
  Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");

const keyIdOf = (key: Buffer): string =>
  createHmac("sha256", key).update("capif-aef-psk-id").digest("hex").slice(0, 16);

const windows = (text: string, alphabet: RegExp, length: number): string[] =>
  [...text.matchAll(alphabet)].flatMap(([found]) =>
    Array.from({ length: Math.max(0, found.length - length + 1) }, (_, at) =>
      found.slice(at, at + length),
    ),
  );

/** Whether a key that is known by its id alone stands somewhere in a text, in hex, base64, numbers or raw. */
export function holdsKey(shown: string | Buffer, aefPskId: string): boolean {
  const octets = Buffer.from(shown);
  const text = octets.toString("latin1");
  const candidates = [
    ...windows(text, /[0-9A-Fa-f]{64,}/g, 64).map((hex) => Buffer.from(hex, "hex")),
    ...windows(text, /[A-Za-z0-9+/_-]{43,}/g, 43).map((base64) => Buffer.from(base64, "base64")),
    ...[...text.matchAll(/\d+(?:,\d+){31}/g)].map(([list]) =>
      Buffer.from(list.split(",").map(Number)),
    ),
    ...Array.from({ length: Math.max(0, octets.length - 31) }, (_, at) =>
      octets.subarray(at, at + 32),
    ),
  ];
  return candidates.some((candidate) => keyIdOf(candidate) === aefPskId);
}
