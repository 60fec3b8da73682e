import cluster, { type Worker } from "node:cluster";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { InvalidArgumentError, Option } from "commander";
import type { Logger } from "pino";
import type { StoreOptions } from "../store/open.js";
import { UsageError } from "./terminal.js";

const mostWorkers = 64;
const restartAfterMs = 1000;

/** What a worker tells the process that started it, once it listens. */
interface Ready {
  apiRoot: string;
}

/** An option's number of processes; commander makes the error a line of its own. */
const workerNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > mostWorkers)
    throw new InvalidArgumentError(`a number of workers is from 1 to ${mostWorkers}.`);
  return number;
};

/** A party's options for one of so many processes; UsageError for a store that each has for itself. */
export const sharedBy = <T extends { store?: StoreOptions }>(workers: number, options: T): T => {
  const { store = { driver: "memory" } } = options;
  if (workers === 1) return options;
  if (store.driver === "memory")
    throw new UsageError("several workers need a store that they share: lmdb or redis");
  return store.driver === "lmdb" ? { ...options, store: { ...store, isShared: true } } : options;
};

/** The option of a party that runs in several processes. */
export const workersOption = (): Option =>
  new Option("--workers <number>", "processes that share port and store")
    .argParser(workerNumber)
    .default(1);

/** Whether this process only looks after workers that do the work. */
export const isSupervisor = (workers: number): boolean => workers > 1 && cluster.isPrimary;

/** Whether this process is one of several that share a port. */
export const isWorker = (): boolean => cluster.isWorker;

/** Passes SIGHUP on. */
export const hangUpWorkers = (): void => {
  for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGHUP");
};

/** Says that this process listens: to its supervisor, if it has one. */
export const tellReady = (apiRoot: string): void => {
  if (cluster.isWorker) process.send?.({ apiRoot } satisfies Ready);
  else process.stdout.write(`${apiRoot}\nready\n`);
};

/** Lets a worker end by itself: what ties it to its supervisor would keep it up. */
export const leaveSupervisor = (): void => {
  if (cluster.isWorker) process.disconnect();
};

/** Starts a worker; gives where it listens, or the exit code with which it ended before that. */
const started = async (worker: Worker): Promise<Ready | number> => {
  const ended = once(worker, "exit").then(([code]) => (typeof code === "number" ? code : 1));
  const ready = new Promise<Ready>((resolve) => {
    const onMessage = (message: Partial<Ready>) => {
      if (message.apiRoot === undefined) return; // not from tellReady
      worker.off("message", onMessage);
      resolve({ apiRoot: message.apiRoot });
    };
    worker.on("message", onMessage);
  });
  return Promise.race([ready, ended]);
};

const endAll = async (workers: Iterable<Worker>): Promise<void> => {
  await Promise.all(
    [...workers].map((worker) => {
      const ended = once(worker, "exit");
      worker.process.kill("SIGTERM");
      return ended;
    }),
  );
};

/**
 * Runs the same command in several processes on one port until the signal; one that ends is replaced.
 * The first tells what is wrong with the command: its exit code is then the result.
 */
export const superviseWorkers = async (
  count: number,
  signal: Promise<unknown>,
  log: Logger,
): Promise<number> => {
  const workers = new Set<Worker>();
  let areReplaced = false;
  const fork = (): Worker => {
    const worker = cluster.fork();
    workers.add(worker);
    worker.once("exit", async (code, killedBy) => {
      workers.delete(worker);
      if (!areReplaced) return;
      log.error({ worker: worker.process.pid, code, killedBy }, "a worker ended, another follows");
      await wait(restartAfterMs);
      if (areReplaced) fork();
    });
    return worker;
  };
  const ended = signal.then(() => 0);
  const first = await Promise.race([started(fork()), ended]);
  if (typeof first !== "number") {
    areReplaced = true;
    const others = Array.from({ length: count - 1 }, () => started(fork()));
    await Promise.race([Promise.all(others), ended]);
    tellReady(first.apiRoot);
    await ended;
    areReplaced = false;
  }
  await endAll(workers);
  return typeof first === "number" ? first : 0;
};
