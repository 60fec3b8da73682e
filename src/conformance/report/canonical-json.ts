import { createHash } from "node:crypto";

/** JSON with one spelling only (RFC 8785): members sorted by their names, no white space. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value))
    return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
};

/** SHA-256 over a value's canonical JSON, in hex. */
export const sha256Of = (value: unknown): string =>
  createHash("sha256").update(canonicalJson(value)).digest("hex");
