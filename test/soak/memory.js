// Resident memory of a process over time, as the system tells it.
import { readFileSync } from "node:fs";

/** Seconds of a life that say nothing of a leak: caches, keys and the heap still grow into their size. */
const warmUpSeconds = 90;
const shortestSeconds = 120;
/**
 * By how many MiB memory may grow in the last third. The collector lets the heap swing by some 20 MiB
 * and more after a full collection; 1 kB that stays of each flow passes this bound within an hour.
 */
const mostGrowthMib = 64;

/** MiB that a process has: its own, and of files that it maps; undefined once it is gone. */
export const residentMib = (pid) => {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    const mib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)[1]) / 1024;
    return { anonMib: mib("RssAnon"), fileMib: mib("RssFile") };
  } catch {
    return undefined;
  }
};

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What of a life is settled, from a moment on; undefined if that is too short to tell. */
const settledFrom = (samples, fromSeconds) => {
  const from = Math.max(fromSeconds, (samples[0]?.seconds ?? 0) + warmUpSeconds);
  const settled = samples.filter(({ seconds }) => seconds >= from);
  const last = settled.at(-1)?.seconds ?? 0;
  return settled.length > 0 && last - settled[0].seconds >= shortestSeconds ? settled : undefined;
};

/** Own MiB a minute by least squares, from a moment on; undefined for a series that is too short to tell. */
export const slopeOf = (samples, fromSeconds = 0) => {
  const settled = settledFrom(samples, fromSeconds);
  if (settled === undefined) return undefined;
  const at = mean(settled.map(({ seconds }) => seconds));
  const of = mean(settled.map(({ anonMib }) => anonMib));
  const both = settled.map(({ seconds, anonMib }) => (seconds - at) * (anonMib - of));
  const spread = settled.map(({ seconds }) => (seconds - at) ** 2);
  return (mean(both) / mean(spread)) * 60;
};

/**
 * By how many own MiB the last quarter of a series is above its first: by the least that each had, which
 * is what a collection leaves. Undefined for a series that is too short to tell.
 */
export const growthOf = (samples, fromSeconds = 0) => {
  const settled = settledFrom(samples, fromSeconds);
  if (settled === undefined) return undefined;
  const quarter = Math.ceil(settled.length / 4);
  const least = (some) => Math.min(...some.map(({ anonMib }) => anonMib));
  return least(settled.slice(-quarter)) - least(settled.slice(0, quarter));
};

/** What must not be, of each process that has grown in the last third. */
export const growthsIn = (memory) =>
  Object.entries(memory)
    .filter(([, { growthMib = 0 }]) => growthMib > mostGrowthMib)
    .map(
      ([name, { growthMib }]) => `${name} grew by ${growthMib.toFixed(0)} MiB in the last third`,
    );

const toldOf = (samples, seconds) => ({
  seconds: Math.round((samples.at(-1)?.seconds ?? 0) - (samples[0]?.seconds ?? 0)),
  startMib: samples[0]?.anonMib,
  endMib: samples.at(-1)?.anonMib,
  fileMib: samples.at(-1)?.fileMib,
  slopeMibPerMinute: slopeOf(samples, seconds / 2),
  growthMib: growthOf(samples, (seconds * 2) / 3),
});

/** Samples each process once a second; a process of another id begins a series of its own. */
export const watchMemory = (names, pidOf) => {
  const series = new Map(names.map((name) => [name, { pid: undefined, samples: [] }]));
  const startedAt = performance.now();
  const timer = setInterval(() => {
    for (const [name, one] of series) {
      const pid = pidOf(name);
      const mib = residentMib(pid);
      if (mib === undefined) continue;
      const sample = { seconds: (performance.now() - startedAt) / 1000, ...mib };
      if (pid === one.pid) one.samples.push(sample);
      else series.set(name, { pid, samples: [sample] });
    }
  }, 1000);
  return {
    /** What the last life of each process took. */
    end: () => {
      clearInterval(timer);
      const seconds = (performance.now() - startedAt) / 1000;
      return Object.fromEntries(
        [...series].map(([name, { samples }]) => [name, toldOf(samples, seconds)]),
      );
    },
  };
};
