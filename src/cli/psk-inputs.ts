import type { Command } from "commander";
import { type InterfaceDetails, readTlsSession, type SessionSecrets } from "../psk/index.js";
import { readInput, type Terminal, UsageError, usage } from "./terminal.js";

/** The options that say what a key is derived from. */
export interface InputOptions {
  readonly interface?: string;
  readonly fqdn?: string;
  readonly ipv4?: string;
  readonly ipv6?: string;
  readonly port?: string;
  readonly apiPrefix?: string;
  readonly sessionId?: string;
  readonly masterSecretFile?: string;
  readonly sessionFile?: string;
}

const REFUSAL =
  "error: a secret on the command line is seen by every process: put it in a file " +
  "and use --master-secret-file FILE, or - for stdin";

/** Adds the options of InputOptions to a command, and one that only refuses a secret. */
export function withInputs(command: Command): Command {
  return command
    .option("--interface <url>", "the interface as https://HOST[:PORT][/PREFIX]")
    .option("--fqdn <name>", "or its members: host name")
    .option("--ipv4 <address>", "IPv4 address")
    .option("--ipv6 <address>", "IPv6 address, without brackets")
    .option("--port <number>", "port (443 if absent)")
    .option("--api-prefix <path>", "apiPrefix, as published")
    .option("--session-id <hex>", 'TLS Session ID, "" if empty')
    .option("--master-secret-file <file>", "96 hex digits or 48 octets; - is stdin")
    .option(
      "--session-file <file>",
      "both from an OpenSSL session (s_client -sess_out); - is stdin",
    )
    .addOption(command.createOption("--master-secret [hex]").hideHelp())
    .on("option:master-secret", () => command.error(REFUSAL));
}

/** The interface that the options name; UsageError if they name none or two. */
export function interfaceOf(options: InputOptions): InterfaceDetails {
  const { fqdn, ipv4: ipv4Addr, ipv6: ipv6Addr, apiPrefix } = options;
  const members = { fqdn, ipv4Addr, ipv6Addr, port: portOf(options.port), apiPrefix };
  const given = Object.values(members).some((value) => value !== undefined);
  if (options.interface === undefined) {
    if (!given) throw new UsageError("give --interface, or --fqdn, --ipv4 or --ipv6");
    return members;
  }
  if (given) {
    throw new UsageError("give --interface or its members (--fqdn, --port, ...), not both");
  }
  return interfaceFrom(options.interface, "--interface");
}

/** Interface details from a URL, its apiPrefix untouched; UsageError if it is none of that form. */
export function interfaceFrom(url: string, option: string): InterfaceDetails {
  const form =
    /^https:\/\/(?:\[(?<ipv6Addr>[^\]]*)\]|(?<host>[^:/?#@[\]]+))(?::(?<port>\d+))?(?<apiPrefix>\/.*)?$/i;
  const { ipv6Addr, host, port, apiPrefix } = form.exec(url)?.groups ?? {};
  if (ipv6Addr === undefined && host === undefined) {
    throw new UsageError(`${option} takes https://HOST[:PORT][/PREFIX]`);
  }
  const isIpv4 = host !== undefined && /^[\d.]+$/.test(host);
  const fqdn = isIpv4 ? undefined : host;
  return { fqdn, ipv4Addr: isIpv4 ? host : undefined, ipv6Addr, port: portOf(port), apiPrefix };
}

/** The TLS session's values that the options give; UsageError if they are missing or unusable. */
export async function secretsOf(
  options: InputOptions,
  terminal: Terminal,
): Promise<SessionSecrets> {
  const { sessionId, masterSecretFile, sessionFile } = options;
  if (sessionFile !== undefined) {
    if (sessionId !== undefined || masterSecretFile !== undefined) {
      throw new UsageError("--session-file replaces --session-id and --master-secret-file");
    }
    return sessionFrom(sessionFile, "--session-file", terminal);
  }
  if (sessionId === undefined || masterSecretFile === undefined) {
    throw new UsageError("give --session-id and --master-secret-file, or --session-file");
  }
  if (!/^([0-9A-Fa-f]{2}){0,32}$/.test(sessionId)) {
    throw new UsageError('--session-id takes up to 64 hex digits, or "" if it is empty');
  }
  const file = await readInput(masterSecretFile, "--master-secret-file", terminal);
  return { sessionId: Buffer.from(sessionId, "hex"), masterSecret: masterSecretIn(file) };
}

/** Session ID and master secret from a file with an OpenSSL session, PEM or DER, of TLS 1.2. */
export async function sessionFrom(
  name: string,
  option: string,
  terminal: Terminal,
): Promise<SessionSecrets> {
  const file = await readInput(name, option, terminal);
  const pem = /-BEGIN SSL SESSION PARAMETERS-+([A-Za-z0-9+/=\s]+)-+END/.exec(
    file.toString("latin1"),
  );
  const session = usage(() => readTlsSession(pem?.[1] ? Buffer.from(pem[1], "base64") : file));
  if (session.masterSecret.length === 0) {
    throw new UsageError(`${option} names a TLS 1.3 session: AEF_PSK comes from TLS 1.2`);
  }
  warnOf(session, option, terminal);
  return session;
}

/** Warns on stderr about an empty Session ID, which is legal. */
export function warnOfSessionId({ sessionId }: SessionSecrets, terminal: Terminal): void {
  if (sessionId.length === 0) {
    terminal.stderr.write("warning: the Session ID is empty; were session tickets on?\n");
  }
}

function warnOf(session: { extendedMasterSecret: boolean }, option: string, terminal: Terminal) {
  if (!session.extendedMasterSecret) {
    terminal.stderr.write(`warning: ${option}: no extended master secret, a CCF refuses this\n`);
  }
}

function portOf(port: string | undefined): number | undefined {
  if (port !== undefined && !/^\d{1,5}$/.test(port)) {
    throw new UsageError("--port takes a number from 1 to 65535");
  }
  return port === undefined ? undefined : Number(port);
}

// 48 hex digits would pass for 48 octets, and give a key without a word.
function masterSecretIn(file: Buffer): Buffer {
  const text = file.toString("latin1").trim();
  if (/^[0-9A-Fa-f]{96}$/.test(text)) {
    return Buffer.from(text, "hex");
  }
  if (file.length !== 48 || /^[0-9A-Fa-f]{48}$/.test(text)) {
    throw new UsageError("--master-secret-file names a file without 96 hex digits or 48 octets");
  }
  return file;
}
