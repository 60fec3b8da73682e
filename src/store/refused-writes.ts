import type { Store } from "./store.js";

/** A store, and whether it refused what was to be written last: a full disk is still read. */
export const watchingWrites = (store: Store): { store: Store; refusesWrites: () => boolean } => {
  let isRefused = false;
  const watched =
    <Arguments extends unknown[], Result>(write: (...given: Arguments) => Promise<Result>) =>
    (...given: Arguments): Promise<Result> => {
      const done = write(...given);
      done.then(
        (result) => {
          if (result !== false) isRefused = false; // there was something to write
        },
        () => {
          isRefused = true;
        },
      );
      return done;
    };
  const { put, replace, delete: remove } = store;
  return {
    store: { ...store, put: watched(put), replace: watched(replace), delete: watched(remove) },
    refusesWrites: () => isRefused,
  };
};
