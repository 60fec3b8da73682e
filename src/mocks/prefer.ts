import type { IncomingHttpHeaders } from "node:http";
import type { Operation } from "../contract/operations.js";
import { Problem } from "../http/problem.js";
import { examplesOf } from "./examples.js";
import type { Wanted } from "./prism.js";

const misused = (reason: string): Problem =>
  new Problem(400, { detail: `Prefer: ${reason}`, invalidParams: [{ param: "Prefer", reason }] });

const members = (header: string): Map<string, string> =>
  new Map(
    header.split(/[,;]/).flatMap((part) => {
      const [name, value] = part.split("=").map((text) => text.trim().replace(/^"(.*)"$/, "$1"));
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );

const listed = (examples: Map<string, string[]>): string =>
  [...examples]
    .filter(([, names]) => names.length > 0)
    .map(([status, names]) => `${status} ${names.join(", ")}`)
    .join("; ");

/** The status that an example belongs to: the first that has it, the successes before the others. */
const statusOf = (operation: Operation, example: string): string => {
  const examples = examplesOf(operation);
  const status = [...examples.keys()]
    .sort()
    .find((known) => examples.get(known)?.includes(example));
  if (status === undefined)
    throw misused(
      `${operation.operationId} has no example ${example}, but these: ${listed(examples)}`,
    );
  return status;
};

const refuseUnknown = (operation: Operation, code: string, example: string | undefined): void => {
  const names = examplesOf(operation).get(code);
  const { operationId } = operation;
  if (names === undefined) {
    const known = [...examplesOf(operation).keys()].join(", ");
    throw misused(`${operationId} documents no ${code}, but these: ${known}`);
  }
  if (example === undefined || names.includes(example)) return;
  const known = names.length === 0 ? "none at all" : names.join(", ");
  throw misused(`${operationId} has no example ${example} of ${code}, but these: ${known}`);
};

/**
 * What `Prefer: code=404, example=...` asks for (RFC 7240); undefined if it asks for nothing. Either
 * of the two will do. Throws a 400 that lists what there is instead.
 */
export const preferred = (
  operation: Operation,
  headers: IncomingHttpHeaders,
): Wanted | undefined => {
  const asked = members(String(headers.prefer ?? ""));
  const code = asked.get("code");
  const example = asked.get("example");
  if (code !== undefined) refuseUnknown(operation, code, example);
  const status = code ?? (example === undefined ? undefined : statusOf(operation, example));
  if (status === undefined) return undefined;
  return { status: Number(status), ...(example === undefined ? {} : { example }) };
};
