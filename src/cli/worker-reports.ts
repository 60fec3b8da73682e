import cluster, { type Worker } from "node:cluster";
import type { Administration } from "../http/admin.js";
import type { PartyMetrics } from "../http/metrics.js";
import type { Readiness } from "../http/readiness.js";

interface Ask {
  ask: number;
}

/** What a worker tells of itself. */
interface Report {
  report: number;
  readiness: string[];
  metrics: object;
}

const patienceMs = 2500;
let asked = 0;

const isAsk = (message: unknown): message is Ask =>
  typeof message === "object" && message !== null && "ask" in message;

/** Lets a worker tell the process that started it how it is. */
export const reportWhenAsked = (readiness: Readiness, metrics: PartyMetrics | undefined): void => {
  if (!cluster.isWorker) return;
  process.on("message", async (message) => {
    if (!isAsk(message)) return;
    const told = (await metrics?.registry.getMetricsAsJSON()) ?? [];
    const report: Report = { report: message.ask, readiness: await readiness(), metrics: told };
    process.send?.(report, undefined, undefined, () => {}); // it may have gone
  });
};

const reportOf = (worker: Worker): Promise<Report | undefined> =>
  new Promise((resolve) => {
    const ask = asked++;
    const settle = (report?: Report) => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      resolve(report);
    };
    const onMessage = (message: Partial<Report>) => {
      if (message.report === ask) settle(message as Report); // from reportWhenAsked
    };
    const timer = setTimeout(settle, patienceMs);
    worker.on("message", onMessage);
    worker.send({ ask } satisfies Ask, () => {});
  });

const reports = (): Promise<(Report | undefined)[]> => {
  const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
  return Promise.all(workers.map(reportOf));
};

/** All workers as one party: it is ready while one of them is. */
export const administrationOfWorkers: Omit<Administration, "log"> = {
  readiness: async () => {
    const told = await reports();
    if (told.length === 0) return ["no worker runs"];
    const readiness = told.map((report) => report?.readiness ?? ["a worker does not answer"]);
    const isReady = readiness.some((reasons) => reasons.length === 0);
    return isReady ? [] : [...new Set(readiness.flat())];
  },
  metrics: async () => {
    const { AggregatorRegistry } = await import("prom-client");
    const told = (await reports()).filter((report) => report !== undefined);
    return AggregatorRegistry.aggregate(told.map(({ metrics }) => metrics)).metrics();
  },
};
