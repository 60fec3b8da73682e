import type { Operation } from "../contract/operations.js";

/** An operation's path, below its API's own, for these parameters. */
export const filledPath = ({ path }: Operation, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
