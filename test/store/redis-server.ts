import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { isMissing } from "../interop/tools.js";

export const hasRedis = !isMissing("redis-server", "redis-server");

/** A Redis of a test's own, that can be stopped and let go on. */
export interface RedisServer {
  url: string;
  /** What it wrote to the disk so far. */
  dump: () => Buffer;
  signal: (name: "SIGKILL" | "SIGSTOP" | "SIGCONT") => Promise<void>;
  /** Starts it again after SIGKILL, with what is on its disk. */
  restart: () => Promise<void>;
  /** Takes what is on its disk away. */
  forget: () => void;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
};

const ready = async (child: ChildProcess): Promise<void> => {
  if (child.stdout === null) throw new Error("no output");
  for await (const line of createInterface({ input: child.stdout }))
    if (line.includes("Ready to accept connections")) return;
  throw new Error("redis-server ended");
};

const started = async (args: readonly string[]) => {
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  const ended = once(child, "exit");
  await ready(child);
  child.stdout.resume();
  return { child, ended };
};

/** Starts a redis-server that keeps every write on its disk; ends with the test. */
export const startRedis = async (...more: string[]): Promise<RedisServer> => {
  const directory = mkdtempSync(join(tmpdir(), "capif-redis-"));
  const port = await freePort();
  const args = [
    ...["--port", String(port), "--bind", "127.0.0.1", "--dir", directory, "--save", ""],
    ...["--appendonly", "yes", "--appendfsync", "always", ...more],
  ];
  let { child, ended } = await started(args);
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
    rmSync(directory, { recursive: true, force: true });
  });
  const log = join(directory, "appendonlydir/appendonly.aof.1.incr.aof");
  return {
    url: `redis://127.0.0.1:${port}`,
    dump: () => readFileSync(log),
    signal: async (name) => {
      child.kill(name);
      if (name === "SIGKILL") await ended;
    },
    restart: async () => {
      ({ child, ended } = await started(args));
    },
    forget: () => rmSync(join(directory, "appendonlydir"), { recursive: true }),
  };
};
