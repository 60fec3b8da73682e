import type { PutOptions, Store } from "./store.js";

const sweepEveryMs = 60_000;

/** A store that ends with its process. */
export const openMemory = (): Store => {
  const records = new Map<string, { value: string; expiresAt: number }>();
  let sweptAt = performance.now();

  const present = (key: string): string | undefined => {
    const record = records.get(key);
    return record !== undefined && record.expiresAt > performance.now() ? record.value : undefined;
  };
  const sweep = (): void => {
    if (performance.now() - sweptAt < sweepEveryMs) return;
    sweptAt = performance.now();
    for (const key of records.keys()) if (present(key) === undefined) records.delete(key);
  };
  const put = (key: string, value: string, { expiresInMs = Infinity }: PutOptions = {}): void => {
    sweep();
    records.set(key, { value, expiresAt: performance.now() + expiresInMs });
  };
  return {
    get: present,
    put: async (key, value, options) => put(key, value, options),
    delete: async (key) => present(key) !== undefined && records.delete(key),
    replace: async (key, found, value, options) => {
      if (present(key) !== found) return false;
      const { expiresAt = Infinity } = records.get(key) ?? {};
      put(key, value, options);
      if (options?.keepsExpiry) records.set(key, { value, expiresAt });
      for (const more of options?.also ?? []) put(more.key, more.value, more);
      return true;
    },
    async *entries(prefix, signal) {
      for (const key of records.keys()) {
        signal?.throwIfAborted();
        const value = key.startsWith(prefix) ? present(key) : undefined;
        if (value !== undefined) yield [key, value];
      }
    },
    async *keys(prefix, signal) {
      for (const key of records.keys()) {
        signal?.throwIfAborted();
        if (key.startsWith(prefix) && present(key) !== undefined) yield key;
      }
    },
    close: async () => records.clear(),
  };
};
