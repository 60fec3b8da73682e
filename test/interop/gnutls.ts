import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { ServiceSecurity } from "../../src/contract/types.js";
import type { Interconnect } from "../support/interconnect.js";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";
import { answerIn, documented, requestText } from "./answers.js";
import { obtainSecurityMethod, step1Body, urlsOf } from "./requests.js";
import { filesOf } from "./s-client.js";

export interface GnutlsOptions {
  priority: string;
  input: string;
  args?: readonly string[];
  env?: Record<string, string>;
}

/** At the end of its stdin gnutls-cli ends the connection, which Node takes for a hang-up. */
async function* keptOpen(input: string) {
  yield input;
  await delay(15_000, undefined, { ref: false });
}

/** `gnutls-cli` at a URL's host and port; it ends with the connection. */
export async function gnutls(url: string, { priority, input, args = [], env = {} }: GnutlsOptions) {
  const { hostname, port } = new URL(url);
  const all = [hostname, "--port", port, "--priority", `NORMAL:-VERS-ALL:${priority}`, ...args];
  const result = await run("gnutls-cli", all, {
    input: keptOpen(input),
    env,
    timeoutMs: 15_000,
  });
  return { ...result, answer: answerIn(result.stdout) };
}

/** What gnutls-cli needs to verify the other end, as an identity of the lab or as nobody. */
export function x509Of(interconnect: Interconnect, name?: string): string[] {
  const { cert, key, ca } = filesOf(interconnect, name ?? "");
  const own = name === undefined ? [] : ["--x509certfile", cert, "--x509keyfile", key];
  return ["--x509cafile", ca, "--verify-hostname", "127.0.0.1", ...own];
}

/** Steps 1 and 2 by gnutls-cli: the answer, and what it printed and logged of the session. */
export async function stepOneByGnutls(interconnect: Interconnect) {
  const { step1 } = urlsOf(interconnect);
  const keylog = join(temporaryDirectory(), "keys.log");
  const { stdout, answer } = await gnutls(step1, {
    priority: "+VERS-TLS1.2",
    input: requestText("PUT", step1, step1Body),
    args: x509Of(interconnect, "invoker"),
    env: { SSLKEYLOGFILE: keylog },
  });
  const security = await documented<ServiceSecurity>(obtainSecurityMethod, answer);
  const [, printed = ""] = /^- Session ID: ([0-9A-F:]+)$/m.exec(stdout) ?? [];
  const [, masterSecret = ""] =
    /^CLIENT_RANDOM \S+ ([0-9a-f]{96})$/m.exec(readFileSync(keylog, "utf8")) ?? [];
  return { security, sessionId: printed.replaceAll(":", ""), masterSecret };
}
