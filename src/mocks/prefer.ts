import type { Operation } from "../contract/operations.js";
import { Problem } from "../http/problem.js";
import { examplesOf } from "./examples.js";
import type { Wanted } from "./prism.js";

const misused = (detail: string): Problem => new Problem(400, { detail: `Prefer: ${detail}` });

const members = (header: string): Map<string, string> =>
  new Map(
    header.split(/[,;]/).flatMap((part) => {
      const [name, value] = part.split("=").map((text) => text.trim().replace(/^"(.*)"$/, "$1"));
      return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value]];
    }),
  );

const refuseUnknownExample = (
  operation: Operation,
  status: string | undefined,
  example: string,
): void => {
  const examples = examplesOf(operation);
  const success = [...examples.keys()].find((known) => known.startsWith("2"));
  const names = examples.get(status ?? success ?? "") ?? [];
  if (!names.includes(example))
    throw misused(`no example ${example} of ${operation.operationId}; known: ${names.join(", ")}`);
};

/** What `Prefer: code=404, example=...` asks for (RFC 7240); undefined if it asks for nothing. */
export const preferred = (operation: Operation, headers: Headers): Wanted | undefined => {
  const asked = members(headers.get("prefer") ?? "");
  const code = asked.get("code");
  const example = asked.get("example");
  if (code === undefined && example === undefined) return undefined;
  if (code !== undefined && !operation.responses.has(code)) {
    const known = [...operation.responses.keys()].filter((status) => status !== "default");
    throw misused(`${operation.operationId} documents no ${code}; known: ${known.join(", ")}`);
  }
  if (example !== undefined) refuseUnknownExample(operation, code, example);
  return {
    ...(code === undefined ? {} : { status: Number(code) }),
    ...(example === undefined ? {} : { example }),
  };
};
