import { join } from "node:path";
import type { Interconnect } from "../support/interconnect.js";
import { type RunOptions, run } from "../support/run.js";
import { answerIn, requestText } from "./answers.js";

const timeoutMs = 15_000;

/**
 * `openssl s_client` at a URL's host and port. A text is sent as it is, and the end of the connection
 * ends the command; other input may hold its commands, and its end ends it.
 */
export function sClient(
  url: string,
  args: readonly string[],
  input: NonNullable<RunOptions["input"]>,
) {
  const { hostname, port } = new URL(url);
  const own = typeof input === "string" ? ["-ign_eof"] : [];
  const all = ["s_client", "-connect", `${hostname}:${port}`, ...own, ...args];
  return run("openssl", all, { input, timeoutMs });
}

/** A GET by `openssl s_client`: its answer, if one came, and all that was printed. */
export async function getByOpenssl(url: string, args: readonly string[]) {
  const result = await sClient(url, args, requestText("GET", url));
  return { ...result, answer: answerIn(result.stdout) };
}

/** The files of a lab identity, and both domains' anchors. */
export const filesOf = ({ directory }: Interconnect, name: string) => ({
  cert: join(directory, "pki", `${name}.pem`),
  key: join(directory, "pki", `${name}.key`),
  ca: join(directory, "ca.pem"),
});

/** What s_client needs to be an identity of the lab and to verify the other end. */
export function credentialsOf(interconnect: Interconnect, name: string): string[] {
  const { cert, key, ca } = filesOf(interconnect, name);
  const verify = ["-CAfile", ca, "-verify_return_error", "-verify_ip", "127.0.0.1"];
  return ["-cert", cert, "-key", key, ...verify];
}
