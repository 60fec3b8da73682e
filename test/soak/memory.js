// Resident memory of a process over time, as the system tells it.
import { readFileSync } from "node:fs";

/** Seconds of a series that say nothing of a leak: caches and the heap still grow into their size. */
const warmUpSeconds = 60;
const shortestSeconds = 120;

/** MiB that a process has; undefined once it is gone. */
export const residentMib = (pid) => {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
};

/** MiB an hour by least squares; undefined for a series that is too short to tell. */
export const slopeOf = (samples) => {
  const [first] = samples;
  const settled = samples.filter(({ seconds }) => seconds - first.seconds >= warmUpSeconds);
  const last = settled.at(-1);
  if (last === undefined || last.seconds - settled[0].seconds < shortestSeconds) return undefined;
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = mean(settled.map(({ seconds }) => seconds));
  const of = mean(settled.map(({ mib }) => mib));
  const both = settled.map(({ seconds, mib }) => (seconds - at) * (mib - of));
  const spread = settled.map(({ seconds }) => (seconds - at) ** 2);
  return (mean(both) / mean(spread)) * 3600;
};

/** Samples each process once a second; a process of another id begins a series of its own. */
export const watchMemory = (names, pidOf) => {
  const series = new Map(names.map((name) => [name, { pid: undefined, samples: [] }]));
  const startedAt = performance.now();
  const timer = setInterval(() => {
    for (const [name, { pid: known, samples }] of series) {
      const pid = pidOf(name);
      const mib = residentMib(pid);
      if (mib === undefined) continue;
      const sample = { seconds: (performance.now() - startedAt) / 1000, mib };
      series.set(name, { pid, samples: pid === known ? [...samples, sample] : [sample] });
    }
  }, 1000);
  return {
    /** What the last life of each process took. */
    end: () => {
      clearInterval(timer);
      return Object.fromEntries(
        [...series].map(([name, { samples }]) => {
          const [first, last] = [samples[0], samples.at(-1)];
          const seconds = first === undefined ? 0 : Math.round(last.seconds - first.seconds);
          const slope = first === undefined ? undefined : slopeOf(samples);
          return [
            name,
            { seconds, startMib: first?.mib, endMib: last?.mib, slopeMibPerHour: slope },
          ];
        }),
      );
    },
  };
};
