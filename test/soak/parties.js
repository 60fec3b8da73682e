// CCF-A, CCF-B and AEF as the commands that an operator runs, with LMDB stores in a folder of their own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";

/** So short that keys end within a run, as many as come: memory can become flat. */
export const keyValiditySeconds = 60;

const watchdog = new URL("watchdog.js", import.meta.url).href;
const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** The parties by name, with the command that runs each. */
export const kinds = { "ccf-a": "ccf", "ccf-b": "ccf", aef: "aef" };

const unlimited = { requests: 1_000_000_000, seconds: 60 };
const limits = { connectionsPerSecond: 1_000_000 };
const notifications = { timeoutSeconds: 2, firstRetrySeconds: 0.2, longestRetrySeconds: 1 };
const changes = {
  ccf: {
    limits,
    notifications,
    keyValiditySeconds,
    rates: { invoker: unlimited, aef: unlimited, ccf: unlimited, peer: unlimited },
  },
  // Everybody calls from one address here. A refusal of a moment is not remembered for the next.
  aef: {
    limits,
    failureMemorySeconds: 0,
    rates: { address: unlimited, invoker: unlimited, upstream: unlimited },
  },
};

const start = async (args, execArgv = []) => {
  const child = spawn(process.execPath, [...execArgv, main, ...args]);
  let log = "";
  child.stderr.on("data", (text) => {
    log = `${log}${text}`.slice(-4000);
  });
  await new Promise((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      if (/^ready$/m.test(said)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code}: ${log}`)));
  });
  return child;
};

const end = async (child, signal) => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, "exit");
  child.kill(signal);
  const [code] = await ended;
  return code;
};

/** Writes certificates and configurations for so many invokers, by a lab that ends again at once. */
const prepare = async (directory, invokers) => {
  const identity = (id) => [id, { domain: "b", role: "invoker", id }];
  const lab = { identities: Object.fromEntries(invokers.map(identity)) };
  writeFileSync(join(directory, "lab-configuration.yaml"), stringify(lab));
  const configuration = join(directory, "lab-configuration.yaml");
  await end(await start(["lab", "--dir", directory, "--config", configuration]), "SIGTERM");
  for (const [name, kind] of Object.entries(kinds)) {
    const file = join(directory, `${name}.yaml`);
    const store = { driver: "lmdb", path: `${name}.store` };
    const own = parse(readFileSync(file, "utf8"));
    const present = kind === "aef" ? { notifications: own.notifications } : {};
    writeFileSync(file, stringify({ ...own, ...changes[kind], ...present, store }));
  }
};

/** Starts the three parties; everything of theirs is gone when they are closed. */
export const startParties = async (invokers) => {
  const directory = mkdtempSync(join(tmpdir(), "capif-soak-"));
  const running = new Map();
  const run = async (name) => {
    const args = [kinds[name], "--config", join(directory, `${name}.yaml`), "--log-level", "error"];
    running.set(name, await start(args, ["--import", watchdog]));
  };
  const close = async () => {
    await Promise.all([...running.values()].map((child) => end(child, "SIGKILL")));
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    await prepare(directory, invokers);
    for (const name of Object.keys(kinds)) await run(name);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    directory,
    pid: (name) => running.get(name)?.pid,
    /** Ends a party, and starts it again when it is gone; its exit code. */
    restart: async (name, signal) => {
      const code = await end(running.get(name), signal);
      await run(name);
      return code;
    },
    close,
  };
};
