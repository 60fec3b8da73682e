import { aefPskId, aefPskInput, deriveAefPsk } from "./aef-psk.js";
import { type InterfaceDetails, interfaceInformation } from "./interface-information.js";
import { kdf } from "./kdf.js";

/** Where our value differs from the file's; without values where they would be a key. */
export interface Difference {
  readonly member: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** How one vector fared: right if nothing differs. */
export interface VectorResult {
  readonly kind: "aefPsk" | "kdf";
  readonly name: string;
  readonly differences: readonly Difference[];
}

type Members = Record<string, unknown>;

/**
 * Checks a parsed vectors file, `{ vectors, kdf }` like the published one, against our derivation;
 * TypeError, which names the member and never its value, if the file has another shape or no vector.
 */
export function checkVectors(file: unknown): VectorResult[] {
  const { vectors, kdf: kdfVectors } = members(file, "the file");
  const results = [
    ...list(vectors, "vectors").map((vector, i) => checkAefPsk(vector, `vectors[${i}]`)),
    ...list(kdfVectors, "kdf").map((vector, i) => checkKdf(vector, `kdf[${i}]`)),
  ];
  if (results.length === 0) {
    throw new TypeError("the file holds no vectors");
  }
  return results;
}

function checkAefPsk(value: unknown, place: string): VectorResult {
  const vector = members(value, place);
  const name = text(vector, "name", place);
  const details: InterfaceDetails = members(vector.interfaceDetails, `${place}.interfaceDetails`);
  const masterSecret = hex(vector, "masterSecret", place);
  const sessionId = hex(vector, "sessionId", place);
  const wanted = {
    p0: text(vector, "p0", place),
    s: hex(vector, "s", place).toString("hex"),
    aefPsk: hex(vector, "aefPsk", place).toString("hex"),
    aefPskId: hex(vector, "aefPskId", place).toString("hex"),
  };
  try {
    const p0 = interfaceInformation(details);
    const key = deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 });
    const s = aefPskInput({ sessionId, interfaceInformation: p0 }).toString("hex");
    const ours = { p0, s, aefPsk: key.toString("hex"), aefPskId: aefPskId(key) };
    return { kind: "aefPsk", name, differences: differencesOf(wanted, ours) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { kind: "aefPsk", name, differences: [{ member: error.message }] };
  }
}

function checkKdf(value: unknown, place: string): VectorResult {
  const vector = members(value, place);
  const output = kdf(hex(vector, "key", place), hex(vector, "s", place));
  const differences = output.equals(hex(vector, "output", place)) ? [] : [{ member: "output" }];
  return { kind: "kdf", name: text(vector, "name", place), differences };
}

type Values = Readonly<Record<"p0" | "s" | "aefPsk" | "aefPskId", string>>;

function differencesOf(wanted: Values, ours: Values): Difference[] {
  const shown = (["p0", "s", "aefPskId"] as const)
    .filter((member) => wanted[member] !== ours[member])
    .map((member) => ({ member, expected: wanted[member], actual: ours[member] }));
  return wanted.aefPsk === ours.aefPsk ? shown : [...shown, { member: "aefPsk" }];
}

function members(value: unknown, place: string): Members {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${place} is not an object`);
  }
  return { ...value };
}

function list(value: unknown, place: string): unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError(`${place} is not a list`);
  }
  return value;
}

function text(vector: Members, member: string, place: string): string {
  const value = vector[member];
  if (typeof value !== "string") {
    throw new TypeError(`${place}.${member} is not text`);
  }
  return value;
}

function hex(vector: Members, member: string, place: string): Buffer {
  const value = text(vector, member, place);
  if (!/^([0-9A-Fa-f]{2})*$/.test(value)) {
    throw new TypeError(`${place}.${member} is not octets in hex`);
  }
  return Buffer.from(value, "hex");
}
