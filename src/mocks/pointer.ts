/** The keys of a JSON Pointer (RFC 6901). */
const keysOf = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));

const parentOf = (value: unknown, keys: readonly string[]): Record<string, unknown> | undefined => {
  let at: unknown = value;
  for (const key of keys.slice(0, -1)) at = (at as Record<string, unknown> | undefined)?.[key];
  return typeof at === "object" && at !== null ? (at as Record<string, unknown>) : undefined;
};

/** A copy of a JSON value with members set and removed, by JSON Pointer; a missing parent is no error. */
export const changed = (
  value: unknown,
  set: Record<string, unknown> = {},
  remove: readonly string[] = [],
): unknown => {
  const copy = structuredClone(value);
  for (const [pointer, member] of Object.entries(set)) {
    const keys = keysOf(pointer);
    const parent = parentOf(copy, keys);
    if (parent !== undefined) parent[keys.at(-1) ?? ""] = member;
  }
  for (const pointer of remove) {
    const keys = keysOf(pointer);
    const parent = parentOf(copy, keys);
    if (parent !== undefined) delete parent[keys.at(-1) ?? ""];
  }
  return copy;
};
