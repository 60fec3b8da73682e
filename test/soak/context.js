// An invoker's security context at its core function, as the invoker's own requests find it.
import { setTimeout as wait } from "node:timers/promises";

const defaults = {
  /** Milliseconds in which a party that was restarted has to take up what it has acknowledged. */
  patienceMs: 20_000,
  pauseMs: 100,
  /** The longest that a deleted context is looked at before there is another one. */
  watchMs: 500,
};

/** `ask(method)` is answered with a status, or throws; what must not be goes to the tally. */
export const contextOf = (id, ask, tally, times = {}) => {
  const { patienceMs, pauseMs, watchMs } = { ...defaults, ...times };

  /** Whether it is there; throws for any other answer. */
  const isThere = async () => {
    const status = await ask("GET");
    if (status !== 200 && status !== 404) throw new Error(`GET answered ${status}`);
    return status === 200;
  };

  /** Tries until it works, for as long as a restart may take; undefined if it never did. */
  const insist = async (attempt) => {
    for (const begunAt = performance.now(); ; await wait(pauseMs)) {
      const since = performance.now();
      try {
        return await attempt();
      } catch (error) {
        tally.failed(error, since);
        if (performance.now() - begunAt < patienceMs) continue;
        tally.failed(new Error(`given up after that: ${error.message}`), since);
        return undefined;
      }
    }
  };

  return {
    /** What step 1 has acknowledged is there, whoever was restarted since; throws for no answer. */
    check: async () => {
      if (!(await isThere())) tally.violation(`an acknowledged context of ${id} is lost`);
    },

    /** Deletes it until that is acknowledged: 404 says that an earlier attempt did it. False if it never was. */
    remove: async () =>
      (await insist(async () => {
        const status = await ask("DELETE");
        if (status !== 204 && status !== 404) throw new Error(`DELETE answered ${status}`);
        return true;
      })) === true,

    /** What was deleted stays so for a while, and until somebody answers, whoever is restarted meanwhile. */
    expectGone: async () => {
      const until = performance.now() + Math.random() * watchMs;
      do {
        if (await insist(isThere)) tally.violation(`a deleted context of ${id} is back`);
        await wait(pauseMs);
      } while (performance.now() < until);
    },
  };
};
