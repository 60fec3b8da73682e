import { readFile } from "node:fs/promises";
import type { Command } from "commander";

/** What the psk commands use of the process; a test brings its own. */
export interface Terminal {
  readonly stdin: AsyncIterable<Uint8Array | string>;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  exitCode?: number | string | null | undefined;
  exit(code: number): never;
}

/** The user's mistake: one line on stderr that says what to do, and exit code 2. */
export class UsageError extends Error {}

/** What went wrong though the command was right: one line on stderr, and exit code 1. */
export class Failure extends Error {}

/** Calls a pure function whose TypeError is the user's mistake. */
export function usage<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

/** Reads the file that an option names, or stdin for "-"; UsageError, without the name, if it cannot. */
export async function readInput(name: string, option: string, terminal: Terminal): Promise<Buffer> {
  if (name === "-") {
    const chunks: Buffer[] = [];
    for await (const chunk of terminal.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }
  try {
    return await readFile(name);
  } catch (error) {
    throw new UsageError(`cannot read the file that ${option} names (${codeOf(error)})`);
  }
}

/** The operating system's name for what went wrong with a file. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}

/** Prints lines, without control characters that a file may have brought. */
export function print(terminal: Terminal, lines: readonly string[]): void {
  for (const line of lines) {
    terminal.stdout.write(`${line.replace(/\p{Cc}/gu, "?")}\n`);
  }
}

/** Prints a value as JSON. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Makes a command talk through the terminal and end with 2 on wrong usage, with one line. */
export function quiet(command: Command, terminal: Terminal): Command {
  return command
    .showSuggestionAfterError(false)
    .exitOverride(({ exitCode }) => terminal.exit(exitCode === 0 ? 0 : 2))
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(withoutValues(text)),
    });
}

/**
 * An action whose number is the exit code; a UsageError becomes one line and exit code 2, a Failure
 * one line and exit code 1.
 */
export function action<Arguments extends unknown[]>(
  terminal: Terminal,
  run: (...args: Arguments) => Promise<number>,
) {
  return async function (this: Command, ...args: Arguments): Promise<void> {
    try {
      terminal.exitCode = await run(...args);
    } catch (error) {
      if (error instanceof UsageError) this.error(`error: ${firstLine(error)}`);
      if (!(error instanceof Failure)) throw error;
      terminal.stderr.write(`error: ${firstLine(error)}\n`);
      terminal.exitCode = 1;
    }
  };
}

const firstLine = ({ message }: Error): string => message.split("\n")[0] ?? "";

// Commander repeats what it does not understand, which may be a misplaced secret.
function withoutValues(text: string): string {
  return text.replace(/=[^']*'/g, "'").replace(/[0-9A-Fa-f]{32,}/g, "(hex digits)");
}
