import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { openMemory } from "../../src/store/memory.js";
import { openRedis } from "../../src/store/redis.js";
import type { Store } from "../../src/store/store.js";
import { hasRedis, startRedis } from "./redis-server.js";

/** A folder that ends with the test, and with it what is put beside it. */
export const temporaryFolder = (): string => {
  const around = mkdtempSync(join(tmpdir(), "capif-store-"));
  onTestFinished(() => rmSync(around, { recursive: true, force: true }));
  const folder = join(around, "folder");
  mkdirSync(folder);
  return folder;
};

/** A place for a store: what is opened there again is the same store. */
export type Place = () => Promise<Store>;

/** Where each driver may keep a store, for a test. */
export const places: Record<string, (() => Promise<Place>) | undefined> = {
  memory: async () => {
    const store = openMemory();
    return async () => store;
  },
  lmdb: async () => {
    const folder = temporaryFolder();
    return async () => openLmdb(join(folder, "state.store"));
  },
  redis: hasRedis
    ? async () => {
        const { url } = await startRedis();
        return () => openRedis({ url });
      }
    : undefined,
};
