import { setTimeout as pause } from "node:timers/promises";
import type { RedisClient } from "./redis-client.js";

/**
 * Asks a connection regularly whether it is there, until the signal ends that; one that says nothing
 * for so long is given up for a new one. The client's `socketTimeout` ends only one that is idle: each
 * write begins it anew, whether or not it arrives.
 */
export const keepAlive = async (
  client: RedisClient,
  silenceMs: number,
  signal: AbortSignal,
): Promise<void> => {
  const isSilent = async (): Promise<boolean> => {
    const answered = client.ping().then(
      () => false,
      () => false, // the client has seen its end
    );
    return Promise.race([answered, pause(silenceMs, true, { signal, ref: false })]);
  };
  while (!signal.aborted) {
    await pause(silenceMs / 4, undefined, { signal, ref: false });
    if (!client.isReady || !(await isSilent()) || signal.aborted) continue;
    client.destroy();
    client.connect().catch(() => {}); // it goes on trying
  }
};
