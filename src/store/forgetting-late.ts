import type { PutOptions, Store } from "./store.js";

/** More than any time zone is off, at the cost of what a day's keys take on the disk. */
const lateMs = 24 * 3_600_000;

const later = <T extends PutOptions>(options: T): T =>
  options.expiresInMs === undefined
    ? options
    : { ...options, expiresInMs: options.expiresInMs + lateMs };

/**
 * A store that forgets a day later than it is told. It goes by the wall clock: where that jumps ahead, it
 * would forget for good what is still valid, or still revoked.
 */
export const forgettingLate = (store: Store): Store => ({
  ...store,
  put: (key, value, options = {}) => store.put(key, value, later(options)),
  replace: (key, found, value, { also = [], ...options } = {}) =>
    store.replace(key, found, value, { ...later(options), also: also.map(later) }),
});
