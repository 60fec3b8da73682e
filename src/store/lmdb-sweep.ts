import { setTimeout as pause } from "node:timers/promises";

const everyMs = 60_000;
const restMs = 50;

/**
 * Sweeps regularly, a part in each transaction, with a rest in between for others who write, until
 * there is nothing left; gives what ends it.
 */
export const sweepRegularly = (
  sweepPart: () => Promise<{ isDone: boolean }>,
  sweepEveryMs = everyMs,
): (() => void) => {
  const ending = new AbortController();
  const wait = (ms: number) => pause(ms, undefined, { signal: ending.signal, ref: false });
  const sweep = async (): Promise<void> => {
    while (!(await sweepPart()).isDone) await wait(restMs);
  };
  const run = async (): Promise<void> => {
    for (;;) {
      await wait(sweepEveryMs);
      await sweep().catch(() => {}); // the next one may meet a disk that has room again
    }
  };
  run().catch(() => {}); // ended
  return () => ending.abort();
};
