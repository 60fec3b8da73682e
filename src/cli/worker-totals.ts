import { AggregatorRegistry, type PrometheusContentType, type Registry } from "prom-client";
import type { ToldMetrics } from "./worker-reports.js";

const counted: readonly unknown[] = ["counter", "histogram"]; // its own type has numbers for them

const isCounted = ({ type }: ToldMetrics[number]): boolean => counted.includes(type);

const aggregated = (metrics: readonly ToldMetrics[]): Registry<PrometheusContentType> =>
  AggregatorRegistry.aggregate([...metrics]);

/** What workers have counted: one that falls silent, or ends, takes nothing back. */
export class WorkerTotals {
  readonly #latest = new Map<number, ToldMetrics>();
  #ended: ToldMetrics[] = [];

  /** Takes what a worker has counted so far. */
  note(worker: number, metrics: ToldMetrics): void {
    this.#latest.set(worker, metrics.filter(isCounted));
  }

  /** Keeps what a worker told last: it has ended. */
  end(worker: number): void {
    const told = this.#latest.get(worker);
    if (told !== undefined) this.#ended.push(told);
    this.#latest.delete(worker);
  }

  /** Everything that was counted, with what workers measure now. */
  with(told: readonly ToldMetrics[]): Registry<PrometheusContentType> {
    if (this.#ended.length > 1)
      this.#ended = [aggregated(this.#ended).getMetricsAsArray() as ToldMetrics]; // they have values
    const measured = told.map((metrics) => metrics.filter((metric) => !isCounted(metric)));
    return aggregated([...this.#ended, ...this.#latest.values(), ...measured]);
  }
}
