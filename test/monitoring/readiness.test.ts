import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test } from "vitest";
import { openPartyStore } from "../../src/http/party-store.js";
import { readinessOf } from "../../src/http/readiness.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { watchingWrites } from "../../src/store/refused-writes.js";
import { unsealed } from "../../src/store/sealing.js";
import {
  type Awaitable,
  type Store,
  StoreUnavailable,
  timeoutMsOf,
} from "../../src/store/store.js";
import { isMissing } from "../interop/tools.js";
import { temporaryFolder } from "../store/places.js";
import { hasRedis, startRedis } from "../store/redis-server.js";

const filler = fileURLToPath(new URL("filler.js", import.meta.url));
const fileSize = "--fsize=2000000:unlimited";

/** A store in memory that can be full: it is read, and deletes what is not there. */
const fillable = () => {
  const memory = openMemory();
  const disk = { isFull: false, writes: 0 };
  const refusing =
    <Arguments extends unknown[], Result>(write: (...given: Arguments) => Promise<Result>) =>
    async (...given: Arguments): Promise<Result> => {
      if (disk.isFull) throw new StoreUnavailable("no space left");
      disk.writes++;
      return write(...given);
    };
  const store: Store = { ...memory, put: refusing(memory.put), replace: refusing(memory.replace) };
  return { disk, store };
};

describe("a party is", () => {
  test("not ready from the first write that its store refuses until it takes one", async () => {
    const { disk, store } = fillable();
    const watched = watchingWrites(store);
    const readiness = readinessOf({ ...watched, sealing: unsealed, prefix: "p/" }, 2000);
    disk.isFull = true;
    expect(await readiness()).toEqual([]); // nobody has tried
    await expect(watched.store.put("a", "x")).rejects.toThrow("no space left");
    await watched.store.delete("none");

    expect(await readiness()).toEqual(["the store: no space left"]);
    disk.isFull = false;
    expect(await readiness()).toEqual([]);
    const { writes } = disk;
    expect(await readiness()).toEqual([]);
    expect(disk.writes).toBe(writes);
  });

  test("ready again when somebody else's write has gone through", async () => {
    const { disk, store } = fillable();
    const { refusesWrites, ...watched } = watchingWrites(store);
    disk.isFull = true;
    await watched.store.put("a", "x").catch(() => {});
    expect(refusesWrites()).toBe(true);
    disk.isFull = false;
    await watched.store.put("a", "x");

    expect(refusesWrites()).toBe(false);
  });

  test("not ready in the time of one answer, where its store answers late again and again", async () => {
    const memory = openMemory();
    const [lateMs, timeoutMs] = [400, 500];
    const slow =
      <Arguments extends unknown[], Result>(work: (...given: Arguments) => Awaitable<Result>) =>
      async (...given: Arguments): Promise<Result> => {
        await delay(lateMs);
        return work(...given);
      };
    const isTold = { refused: true };
    const store = {
      ...memory,
      get: slow(memory.get),
      put: slow(memory.put),
      delete: slow(memory.delete),
    };
    const opened = { store, sealing: unsealed, prefix: "p/", refusesWrites: () => isTold.refused };
    const readiness = readinessOf(opened, timeoutMs);
    const startedAt = performance.now();

    expect(await readiness()).toEqual(["the store: no answer within 500 ms"]);
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + lateMs);
    isTold.refused = false;
    expect(await readiness()).toEqual([]);
  });

  test.skipIf(isMissing("prlimit", "util-linux"))(
    "not ready while the disk of its store is full, though that has room for little",
    async () => {
      const path = join(temporaryFolder(), "ccf.store");
      const child = spawn("prlimit", [fileSize, process.execPath, filler, path], {
        stdio: ["ignore", "pipe", "ignore"], // lmdb shows its errors by itself
      });
      const said = text(child.stdout);
      const [code] = await once(child, "exit");
      const full = [expect.stringMatching(/^the store: (File too large|Input\/output error)/)];

      expect(code).toBe(0);
      expect(JSON.parse(await said)).toEqual({ before: [], full: [full, full], after: [] });
    },
    60_000,
  );

  test.skipIf(!hasRedis)("not ready while Redis is full", async () => {
    const { url } = await startRedis("--maxmemory-policy", "noeviction");
    const sealingKeys = [{ kid: "k", key: randomBytes(32) }] as const;
    const options = { driver: "redis", url, sealingKeys } as const;
    const opened = await openPartyStore(options, "party/1", { log: silentLog });
    onTestFinished(opened.store.close);
    const readiness = readinessOf(opened, timeoutMsOf());
    const admin = await createClient({ url }).connect();
    onTestFinished(() => admin.destroy());
    await admin.configSet("maxmemory", "1");
    await expect(opened.store.put("party/1/a", "x")).rejects.toThrow("OOM");

    expect(await readiness()).toEqual([expect.stringContaining("OOM")]);
    await admin.configSet("maxmemory", "0");
    expect(await readiness()).toEqual([]);
  });
});
