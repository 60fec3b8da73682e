import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect } from "vitest";

/** What this process, the parties in it, holds. */
export interface Resources {
  heapBytes: number;
  handles: number;
  expectNoGrowth: (after: Resources) => void;
}

const heapSlack = 96 * 1024 * 1024; // the logs and the secrets that the test itself keeps: 6 kB a request
const handleSlack = 60; // a connection for each certificate and profile

/** Memory after a collection, and open handles. */
export const resourcesOf = async (): Promise<Resources> => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  collect();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  const heapBytes = process.memoryUsage().heapUsed;
  const handles = process.getActiveResourcesInfo().filter((name) => name !== "Timeout").length;
  return {
    heapBytes,
    handles,
    expectNoGrowth: (after) => {
      expect(after.heapBytes - heapBytes).toBeLessThan(heapSlack);
      expect(after.handles - handles).toBeLessThan(handleSlack);
    },
  };
};
