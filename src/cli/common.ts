import { type Command, InvalidArgumentError, Option } from "commander";
import type { Logger } from "pino";
import { codeOf, Failure, quiet, type Terminal, UsageError } from "./terminal.js";

export interface ObserverOptions {
  logLevel: string;
  keylog?: string;
}

/** Adds --log-level and, for parties that can show their TLS secrets, --keylog. */
export const withObservers = (command: Command, defaultLevel: string): Command =>
  quiet(command, process)
    .addOption(
      new Option("--log-level <level>", "what to log on stderr, as JSON lines")
        .choices(["debug", "info", "warn", "error", "silent"])
        .default(defaultLevel),
    )
    .option("--keylog <file>", "append the TLS secrets (NSS key log, for Wireshark); keep it safe");

/** An option's port; commander makes the error a line of its own. */
export const portNumber = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("a port is a number from 0 to 65535.");
  return port;
};

/** Says loudly what a key log is. */
export const warnOfKeylog = ({ keylog }: ObserverOptions, terminal: Terminal): void => {
  if (keylog === undefined) return;
  terminal.stderr.write(
    `warning: ${keylog} will hold TLS secrets; who reads it reads the traffic and AEF_PSK\n`,
  );
};

/** A logger of JSON lines on stderr. */
export const stderrLogger = async (name: string, level: string): Promise<Logger> => {
  const { partyLog } = await import("../http/party-log.js");
  return partyLog(name, level);
};

/** The listener for TLS secrets, if the user wants a key log. */
export const keylogOf = async ({ keylog }: ObserverOptions) => {
  if (keylog === undefined) return undefined;
  const { openKeylog } = await import("../tls/keylog.js");
  try {
    return openKeylog(keylog);
  } catch (error) {
    throw new UsageError(`cannot write the key log (${codeOf(error)})`);
  }
};

const addressCodes = ["EADDRINUSE", "EADDRNOTAVAIL", "EACCES", "ENOTFOUND"];
const folderCodes = ["EEXIST", "ENOTDIR", "ENOENT", "EROFS", "EPERM"];

/** Runs what a configuration decides: what is wrong with it is the user's mistake. */
export const configured = async <T>(work: () => T | Promise<T>): Promise<T> => {
  const { ConfigurationError } = await import("../contract/configuration.js");
  const { StoreError } = await import("../store/store.js");
  const { PartyFailed } = await import("../lab/party-failed.js");
  try {
    return await work();
  } catch (error) {
    if (error instanceof PartyFailed && !error.isMistake) throw new Failure(error.message);
    const isMistake =
      error instanceof ConfigurationError ||
      error instanceof StoreError ||
      error instanceof PartyFailed ||
      error instanceof TypeError ||
      [...addressCodes, ...folderCodes].includes(codeOf(error));
    throw isMistake ? new UsageError((error as Error).message) : error;
  }
};

/** Resolves at SIGINT or SIGTERM, with the signal's exit code. */
export const untilSignal = (): Promise<number> =>
  new Promise((resolve) => {
    process.once("SIGINT", () => resolve(130));
    process.once("SIGTERM", () => resolve(143));
  });

const longestTimerMs = 2 ** 31 - 1;

/** Waits as long as it takes, though nothing else may keep the process up. */
export const waitFor = async <T>(awaited: Promise<T>): Promise<T> => {
  const timer = setInterval(() => {}, longestTimerMs);
  try {
    return await awaited;
  } finally {
    clearInterval(timer);
  }
};
