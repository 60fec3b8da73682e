import { spawn } from "node:child_process";

/** How a command of the target's ended. */
export interface Ended {
  /** Null if it had to be killed. */
  code: number | null;
  /** stdout and stderr, the last of them. */
  output: string;
}

const longestOutput = 64 * 1024;

/** Runs a command without a shell, and kills it when its time is up. Rejects if it cannot start. */
export const runCommand = (
  [program = "", ...args]: readonly string[],
  {
    directory,
    timeoutMs,
    env = {},
  }: {
    directory: string;
    timeoutMs: number;
    env?: { [name: string]: string };
  },
): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      env: { ...process.env, ...env },
    });
    let output = "";
    const take = (text: string) => {
      output = `${output}${text}`.slice(-longestOutput);
    };
    child.stdout.setEncoding("utf8").on("data", take);
    child.stderr.setEncoding("utf8").on("data", take);
    const kill = () => void child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("error", reject);
    child.once("close", (code) => {
      process.off("exit", kill);
      resolve({ code, output });
    });
  });
