import { isCampaign } from "./runs.js";

/** Counts answers by status; in a campaign it says so. */
export interface Progress {
  count: (status: number) => void;
  total: () => number;
  end: (seed: number) => void;
}

const everyMs = 10_000;

/** Tells how far a campaign is, on stderr. */
export const tellProgress = (name: string): Progress => {
  const counts = new Map<number, number>();
  const startedAt = performance.now();
  let toldAt = startedAt;
  let total = 0;
  const tell = (more: string) => {
    if (!isCampaign) return;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${name}: ${total} requests in ${seconds} s${more}\n`);
  };
  return {
    count: (status) => {
      total += 1;
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (performance.now() - toldAt < everyMs) return;
      toldAt = performance.now();
      tell("");
    },
    total: () => total,
    end: (seed) => {
      const sorted = [...counts].sort(([a], [b]) => a - b);
      tell(`, seed ${seed}; ${sorted.map(([status, n]) => `${status}: ${n}`).join(", ")}`);
    },
  };
};
