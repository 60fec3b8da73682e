import { setTimeout as pause } from "node:timers/promises";

export interface BackOff {
  firstRetrySeconds: number;
  longestRetrySeconds: number;
}

/** Milliseconds before the next attempt: twice as long each time, up to half of it left to chance. */
export const retryDelayMs = (
  { firstRetrySeconds, longestRetrySeconds }: BackOff,
  failures: number,
): number => {
  const full = Math.min(firstRetrySeconds * 2 ** (failures - 1), longestRetrySeconds);
  return full * 1000 * (1 - Math.random() / 2);
};

/** Does something until it has gone through once, or the signal ends that. */
export const untilDone = async (
  work: () => Promise<void>,
  {
    backOff,
    signal,
    failed,
  }: { backOff: BackOff; signal: AbortSignal; failed: (error: unknown, waitMs: number) => void },
): Promise<void> => {
  for (let failures = 1; !signal.aborted; failures++) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted) return;
      const waitMs = Math.round(retryDelayMs(backOff, failures));
      failed(error, waitMs);
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }
};
