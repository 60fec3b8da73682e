import { spawn } from "node:child_process";
import { Readable } from "node:stream";

/** How a command ended: `code` is null if it was killed. */
export interface RunResult {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What to feed a command, and how long it may take (10 s unless told; then it is killed). */
export interface RunOptions {
  /** Written to stdin, which is then closed; an async generator may keep it open between lines. */
  input?: string | Buffer | AsyncIterable<string>;
  timeoutMs?: number;
  /** Added to this process's own. */
  env?: Record<string, string>;
  cwd?: string;
}

/** Runs a command to its end; rejects if it cannot start, never for an exit code. */
export function run(
  command: string,
  args: readonly string[],
  { input = "", timeoutMs = 10_000, env = {}, cwd }: RunOptions = {},
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    const output = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text) => {
      output.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      output.stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
    child.stdin.on("error", () => {}); // the command may end before it has read everything
    Readable.from(input).pipe(child.stdin);
  });
}
