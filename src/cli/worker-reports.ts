import cluster, { type Worker } from "node:cluster";
import type { PartyMetrics } from "../http/metrics.js";
import type { Readiness } from "../http/readiness.js";

interface Ask {
  ask: number;
}

/** Metrics of one process, as prom-client gives them. */
export type ToldMetrics = Awaited<ReturnType<PartyMetrics["registry"]["getMetricsAsJSON"]>>;

/** What a worker tells of itself. */
export interface Report {
  report: number;
  readiness: string[];
  metrics: ToldMetrics;
}

let asked = 0;

const isAsk = (message: unknown): message is Ask =>
  typeof message === "object" && message !== null && "ask" in message;

/** Lets a worker tell the process that started it how it is. */
export const reportWhenAsked = (readiness: Readiness, metrics: PartyMetrics | undefined): void => {
  if (!cluster.isWorker) return;
  process.on("message", async (message) => {
    if (!isAsk(message)) return;
    const [reasons, told = []] = await Promise.all([
      readiness(),
      metrics?.registry.getMetricsAsJSON(),
    ]);
    const report: Report = { report: message.ask, readiness: reasons, metrics: told };
    process.send?.(report, undefined, undefined, () => {}); // it may have gone
  });
};

/** Asks a worker how it is; undefined if it ends, or does not answer in time. */
export const reportOf = (worker: Worker, patienceMs: number): Promise<Report | undefined> =>
  new Promise((resolve) => {
    const ask = asked++;
    const settle = (report?: Report) => {
      clearTimeout(timer);
      worker.off("message", onMessage);
      worker.off("exit", onExit);
      resolve(report);
    };
    const onMessage = (message: Partial<Report>) => {
      if (message.report === ask) settle(message as Report); // from reportWhenAsked
    };
    const onExit = () => settle();
    const timer = setTimeout(settle, patienceMs);
    worker.on("message", onMessage);
    worker.on("exit", onExit);
    worker.send({ ask } satisfies Ask, (error) => {
      if (error !== null) settle();
    });
  });
