import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { type RunOptions, type RunResult, run } from "../support/run.js";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** Runs the built command to its end. */
export const command = (args: readonly string[], options: RunOptions = {}): Promise<RunResult> =>
  run(process.execPath, [main, ...args], { timeoutMs: 30_000, ...options });

/** Starts the built command and waits for its line `ready`; `stop` gives all that it printed. */
export async function startCommand(args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  onTestFinished(() => void child.kill("SIGKILL"));
  let printed = "";
  child.stderr.on("data", (octets: Buffer) => {
    printed += octets;
  });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error(`ended before it was ready: ${printed}`)));
    createInterface(child.stdout).on("line", (line) => {
      printed += `${line}\n`;
      if (line === "ready") resolve();
    });
  });
  const stop = async (): Promise<string> => {
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
    return printed;
  };
  return { stop };
}
