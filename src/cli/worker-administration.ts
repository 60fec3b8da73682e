import cluster, { type Worker } from "node:cluster";
import { Gauge } from "prom-client";
import type { Administration } from "../http/admin.js";
import { readyMetric } from "../http/metrics.js";
import type { StoreOptions } from "../store/open.js";
import { timeoutMsOf } from "../store/store.js";
import { type Report, reportOf } from "./worker-reports.js";
import { WorkerTotals } from "./worker-totals.js";

const slackMs = 1000;

/** How long a worker may take that has to wait for its store. */
export const patienceMsOf = (store: StoreOptions | undefined): number =>
  timeoutMsOf(store) + slackMs;

type Asked = readonly [Worker, Report | undefined];

/** All workers as one party: it takes requests while one of them does; a silent one does not. */
const reasonsOf = (asked: readonly Asked[]): string[] => {
  if (asked.length === 0) return ["no worker runs"];
  const reasons = asked.map(([, report]) => report?.readiness ?? ["a worker does not answer"]);
  return reasons.some(({ length }) => length === 0) ? [] : [...new Set(reasons.flat())];
};

const stateOf = ([, report]: Asked): "ready" | "not ready" | "silent" => {
  if (report === undefined) return "silent";
  return report.readiness.length === 0 ? "ready" : "not ready";
};

/** Says once of each worker that it has fallen silent. */
const tellerOfSilence = (log: Administration["log"]) => {
  const told = new Set<Worker>();
  return (worker: Worker, isSilent: boolean): void => {
    if (!isSilent) told.delete(worker);
    else if (!told.has(worker) && !worker.isDead()) {
      told.add(worker);
      worker.once("exit", () => told.delete(worker));
      log.error({ worker: worker.process.pid }, "a worker does not answer");
    }
  };
};

/** What the operator of several workers is told. */
export const administrationOfWorkers = (
  store: StoreOptions | undefined,
  log: Administration["log"],
): Administration => {
  const patienceMs = patienceMsOf(store);
  const totals = new WorkerTotals();
  const tellOfSilence = tellerOfSilence(log);
  cluster.on("exit", (worker) => totals.end(worker.id));
  const ask = async (worker: Worker): Promise<Asked> => {
    const report = await reportOf(worker, patienceMs);
    if (report !== undefined) totals.note(worker.id, report.metrics);
    tellOfSilence(worker, report === undefined);
    return [worker, report];
  };
  const askAll = (): Promise<Asked[]> => {
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    return Promise.all(workers.filter((worker) => !worker.isDead()).map(ask));
  };
  return {
    log,
    readiness: async () => reasonsOf(await askAll()),
    metrics: async () => {
      const asked = await askAll();
      const registry = totals.with(asked.flatMap(([, report]) => (report ? [report.metrics] : [])));
      const registers = [registry];
      new Gauge({ ...readyMetric, registers }).set(Number(reasonsOf(asked).length === 0));
      const workers = new Gauge({
        name: "capif_workers",
        help: "Processes of the party: ready, not ready, or silent.",
        labelNames: ["state"],
        registers,
      });
      for (const state of ["ready", "not ready", "silent"]) workers.set({ state }, 0);
      for (const one of asked) workers.inc({ state: stateOf(one) });
      return registry.metrics();
    },
  };
};
