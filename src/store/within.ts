import { StoreUnavailable } from "./store.js";

/** What comes in time; what is late is left to itself, and StoreUnavailable. */
export const within = <T>(work: Promise<T>, timeoutMs: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new StoreUnavailable(`no answer within ${timeoutMs} ms`)),
      timeoutMs,
    );
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
