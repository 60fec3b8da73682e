import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { type RunOptions, type RunResult, run } from "../support/run.js";

const ownMain = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const patienceMs = 60_000;
const running = new Set<ChildProcess>();
const directories: string[] = [];

afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

/** A directory of this test file's own, removed after it. */
export const newDirectory = (): string => {
  const directory = mkdtempSync(join(tmpdir(), "capif-cli-"));
  directories.push(directory);
  return directory;
};

/** Runs `capif-interconnect ...` to its end. */
export const command = (args: readonly string[], options: RunOptions = {}): Promise<RunResult> =>
  run(process.execPath, [ownMain, ...args], { timeoutMs: patienceMs, ...options });

/** A command that stays up. */
export interface RunningCommand {
  pid: number;
  stdout: () => string;
  stderr: () => string;
  /** Resolves when both together contain this; rejects if the command ends first. */
  said: (pattern: RegExp) => Promise<void>;
  /** Resolves when `ready` stands on a line of its own. */
  ready: () => Promise<void>;
  /** Sends the signal and resolves with the exit code; null if the signal itself ended it. */
  end: (signal: NodeJS.Signals) => Promise<number | null>;
  /** Resolves with the exit code. */
  ended: Promise<number | null>;
  /** Stops reading, as `head` does. */
  closeStdout: () => void;
}

export interface StartOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** Another installation's main.js, relative to `cwd`. */
  main?: string;
}

/** Starts `capif-interconnect ...`; killed after the test file if it is still up then. */
export const startCommand = (
  args: readonly string[],
  { cwd = process.cwd(), env = {}, main = ownMain }: StartOptions = {},
): RunningCommand => {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const seen = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    seen.stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    seen.stderr += text;
  });
  const ended = once(child, "close").then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  const said = (pattern: RegExp): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = () => {
        if (pattern.test(`${seen.stdout}\n${seen.stderr}`)) resolve();
      };
      child.stdout.on("data", look);
      child.stderr.on("data", look);
      ended.then((code) => reject(new Error(`ended with ${code}: ${seen.stderr}`)));
      look();
    });
  return {
    pid: child.pid ?? 0,
    stdout: () => seen.stdout,
    stderr: () => seen.stderr,
    said,
    ready: () => said(/^ready$/m),
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
    ended,
    closeStdout: () => child.stdout.destroy(),
  };
};

/** Which process each party logs from, in a log at info level. */
export const partyPids = (log: string): Record<string, number> => {
  const lines = log.split("\n").filter((line) => line.startsWith("{"));
  const listening = lines.map((line) => JSON.parse(line)).filter(({ msg }) => msg === "listening");
  return Object.fromEntries(listening.map(({ name, pid }) => [name, pid]));
};

/** Whether a process runs; one that only waits to be reaped does not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return process.platform !== "linux";
  }
};

/** An environment in which every Node process runs this code first. */
export const preloading = (code: string): Record<string, string> => {
  const file = join(newDirectory(), "preload.cjs");
  writeFileSync(file, code);
  return { NODE_OPTIONS: `--require ${file}` };
};

/** An environment in which every Node process leaves its pid. */
export const recordingPids = (): { env: Record<string, string>; pids: () => number[] } => {
  const directory = newDirectory();
  const code = `require("node:fs").writeFileSync(${JSON.stringify(`${directory}/`)} + process.pid, "")`;
  return { env: preloading(code), pids: () => readdirSync(directory).map(Number) };
};

/** Ports that were free a moment ago. */
export const freePorts = async (count: number, host = "127.0.0.1"): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, host));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
};
