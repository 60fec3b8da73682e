import type { Follower } from "../store/follower.js";

const patienceMs = 2000;

/**
 * Waits until a follower knows what the store knows, not for ever: with a store that does not answer
 * one wait runs out, and those that follow do not begin until it has answered.
 */
export const patiently = (follower: Follower) => {
  let isAway = false;
  return async (): Promise<void> => {
    const back = () => {
      isAway = false;
    };
    const caughtUp = follower.caughtUp().then(back, () => {}); // one that fails has answered
    if (isAway) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        isAway = true;
        resolve();
      }, patienceMs);
    });
    await Promise.race([caughtUp, late]);
    clearTimeout(timer);
  };
};
