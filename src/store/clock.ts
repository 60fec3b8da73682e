import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";

/** When something was written, on each clock that may later tell how long ago that was. */
export interface Stamp {
  /** Milliseconds of the wall clock. */
  wall: number;
  /** Names the run of the machine that `uptime` counts from. */
  boot: string;
  /** Milliseconds of the machine's monotonic clock. */
  uptime: number;
}

/** By how many milliseconds the wall clocks of replicas may differ. */
const clockSkewMs = 5000;

const bootId = (): string => {
  try {
    return readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  } catch {
    return randomUUID(); // elsewhere than on Linux no process can compare its clock with another's
  }
};

const boot = bootId();

export const stampNow = (): Stamp => ({
  wall: Date.now(),
  boot,
  uptime: Number(process.hrtime.bigint()) / 1e6,
});

/**
 * Milliseconds since a stamp, so that nothing lives longer than it may: by the clock that tells
 * more, and Infinity if the only one has been set back behind the stamp.
 */
export const elapsedSince = (stamp: Stamp, now = stampNow()): number => {
  const byWall = now.wall - stamp.wall;
  if (stamp.boot === now.boot) return Math.max(byWall, now.uptime - stamp.uptime, 0);
  return byWall < -clockSkewMs ? Infinity : Math.max(byWall, 0);
};
