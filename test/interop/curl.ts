import type { Interconnect } from "../support/interconnect.js";
import { run } from "../support/run.js";
import { answerIn, type PrintedAnswer } from "./answers.js";
import { filesOf } from "./s-client.js";

export interface CurlOptions {
  /** A lab identity whose certificate is shown; none if absent. */
  identity?: string;
  method?: string;
  body?: unknown;
  /** Further options of curl itself. */
  args?: readonly string[];
}

/** An answer that curl got, over which HTTP version, and what it says if there was none. */
export interface CurlResult {
  answer: PrintedAnswer | undefined;
  httpVersion: string;
  code: number | null;
  error: string;
}

/** A request by `curl`, which verifies the other end. */
export async function curl(
  interconnect: Interconnect,
  url: string,
  { identity, method = "GET", body, args = [] }: CurlOptions = {},
): Promise<CurlResult> {
  const { ca, cert, key } = filesOf(interconnect, identity ?? "");
  const own = identity === undefined ? [] : ["--cert", cert, "--key", key];
  const payload =
    body === undefined ? [] : ["-H", "Content-Type: application/json", "--data-binary", "@-"];
  const { code, stdout, stderr } = await run(
    "curl",
    [
      ...["--silent", "--show-error", "--include", "--max-time", "15", "--cacert", ca],
      ...["--write-out", "%{stderr}HTTP version %{http_version}\n", "--request", method],
      ...[...own, ...payload, ...args, url],
    ],
    { input: body === undefined ? "" : JSON.stringify(body), timeoutMs: 20_000 },
  );
  const httpVersion = /^HTTP version (.*)$/m.exec(stderr)?.[1] ?? "";
  return { answer: answerIn(stdout), httpVersion, code, error: stderr };
}
