import { isCampaign } from "./runs.js";

/** Counts what came of each run, such as the answer's status; in a campaign it says so. */
export interface Progress {
  count: (outcome: string | number) => void;
  total: () => number;
  end: (seed: number) => void;
}

const everyMs = 10_000;

/** Tells how far a campaign is, on stderr. */
export const tellProgress = (name: string, runs = "requests"): Progress => {
  const counts = new Map<string | number, number>();
  const startedAt = performance.now();
  let toldAt = startedAt;
  let total = 0;
  const tell = (more: string) => {
    if (!isCampaign) return;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stderr.write(`${name}: ${total} ${runs} in ${seconds} s${more}\n`);
  };
  return {
    count: (outcome) => {
      total += 1;
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (performance.now() - toldAt < everyMs) return;
      toldAt = performance.now();
      tell("");
    },
    total: () => total,
    end: (seed) => {
      const sorted = [...counts].map(([outcome, n]) => `${outcome}: ${n}`).sort();
      tell(`, seed ${seed}; ${sorted.join(", ")}`);
    },
  };
};
