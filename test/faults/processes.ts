import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadConfiguration } from "../../src/contract/configuration.js";
import { ApiInvoker, type InvokerObservers, invokerOptions } from "../../src/invoker/index.js";
import { endedLab } from "../cli/refusal.js";
import type { Victim } from "./table.js";

const script = fileURLToPath(new URL("party.js", import.meta.url));
const kinds = { "ccf-a": "ccf", "ccf-b": "ccf", aef: "aef" } as const;

export const parties = ["ccf-a", "ccf-b", "aef"] as const satisfies readonly Victim[];

/** libfaketime of Debian, where it is; the command of the same name would be a process between. */
const fakedClock = (clock: string): NodeJS.ProcessEnv => {
  const { stdout } = spawnSync("faketime", ["-f", clock, "printenv", "LD_PRELOAD"]);
  const library = stdout.toString().trim();
  return { LD_PRELOAD: library, FAKETIME: clock, FAKETIME_DONT_FAKE_MONOTONIC: "1" };
};

/** How a party's process is out of order. */
export interface Trouble {
  /** The step at which it kills itself. */
  fatalStep?: number;
  /** How far off its clock is, as faketime has it: `+1h`. */
  clock?: string;
}

/** The parties as processes of their own, with LMDB stores. */
export interface Processes {
  start: (name: Victim, trouble?: Trouble) => Promise<void>;
  /** Its process; undefined if it never ran. */
  of: (name: Victim) => ChildProcess | undefined;
  /** Kills them all, and removes what they stored. */
  clear: () => Promise<void>;
  invoker: (observers?: InvokerObservers) => ApiInvoker;
  /** How many octets the files may have that it writes from now on. */
  limitFiles: (name: Victim, octets: number | "unlimited") => void;
}

/** Prepares a lab's folder for parties that are started one by one. */
export const prepareProcesses = async (): Promise<Processes> => {
  const lab = await endedLab();
  const { directory } = lab;
  const running = new Map<Victim, ChildProcess>();
  // Without a memory of failures: the next run asks again at once.
  const changes = { aef: { failureMemorySeconds: 0 }, "ccf-a": {}, "ccf-b": {} };
  const configured = (name: Victim): string => {
    const store = { driver: "lmdb", path: `${name}.store` };
    return lab.changed(name, (own) => ({ ...own, ...changes[name], store }), name);
  };
  const files = {
    "ccf-a": configured("ccf-a"),
    "ccf-b": configured("ccf-b"),
    aef: configured("aef"),
  };
  const start: Processes["start"] = async (name, { fatalStep, clock } = {}) => {
    const own = [script, kinds[name], files[name], ...(fatalStep ? [String(fatalStep)] : [])];
    const env = clock === undefined ? {} : fakedClock(clock);
    const child = spawn(process.execPath, own, {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, ...env },
    });
    running.set(name, child);
    await once(child.stdout, "data");
  };
  const kill = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
  };
  return {
    start,
    limitFiles: (name, octets) => {
      const of = ["--pid", String(running.get(name)?.pid)];
      execFileSync("prlimit", [...of, `--fsize=${octets}:unlimited`]);
    },
    of: (name) => running.get(name),
    clear: async () => {
      await Promise.all([...running.values()].map(kill));
      running.clear();
      for (const name of parties)
        rmSync(join(directory, `${name}.store`), { recursive: true, force: true });
    },
    invoker: (observers) => {
      const loaded = loadConfiguration("InvokerConfiguration", join(directory, "invoker.yaml"));
      return new ApiInvoker({ ...invokerOptions(loaded), timeoutSeconds: 8 }, observers);
    },
  };
};
