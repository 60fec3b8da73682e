import type { Request } from "./world.js";

type Container = Record<string, unknown>;

const keysOf = (pointer: string): string[] => pointer.split("/").slice(1);

/** A copy of a body with a member changed, added or, with undefined, taken out. */
export const withMember = (body: unknown, pointer: string, value: unknown): unknown => {
  const copy = structuredClone({ root: body });
  const keys = ["root", ...keysOf(pointer)];
  const last = keys.pop() ?? "";
  const holder = keys.reduce((at, key) => at[key] as Container, copy as Container);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return copy.root;
};

/** The change of a request that {@link withMember} makes of its body. */
export const member =
  (pointer: string, value: unknown) =>
  ({ body }: Request): Partial<Request> => ({ body: withMember(body, pointer, value) });
