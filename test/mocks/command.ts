import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const packageRoot = fileURLToPath(new URL("../..", import.meta.url));
/** The package's command. */
export const command = `${packageRoot}dist/cli/main.js`;

/** A command that keeps running, and what it wrote so far. */
export interface RunningCommand {
  pid: number | undefined;
  stdout: () => string;
  stderr: () => string;
  /** Ends it by a signal; gives its exit code. */
  end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const endOf = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  const [code] = await exited;
  return code;
};

/** Runs a script with Node until stdout matches; ends it after the test. */
export const startCommand = async (
  script: string,
  args: readonly string[],
  ready: RegExp,
): Promise<RunningCommand> => {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(async () => {
    await endOf(child, "SIGTERM");
  });
  const output = { stdout: "", stderr: "" };
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      output.stdout += chunk;
      if (ready.test(output.stdout)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${output.stderr}`)));
  });
  return {
    pid: child.pid,
    stdout: () => output.stdout,
    stderr: () => output.stderr,
    end: (signal = "SIGTERM") => endOf(child, signal),
  };
};

/** Starts `mock` on a free port; the first origin that it prints is its apiRoot. */
export const startMockCommand = async (...args: string[]) => {
  const running = await startCommand(command, ["mock", "--port", "0", ...args], /^ready$/m);
  const apiRoot = /https?:\/\/[^/"\s]+/.exec(running.stdout())?.[0] ?? "";
  return { ...running, apiRoot };
};
