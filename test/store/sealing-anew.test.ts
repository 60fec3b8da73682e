import { EventEmitter, once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay, setImmediate } from "node:timers/promises";
import { pino } from "pino";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openPartyStore, sealingAnew } from "../../src/http/party-store.js";
import { openMemory } from "../../src/store/memory.js";
import type { SealingKeys, StoreOptions } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { sealWith } from "../../src/store/sealing.js";
import { sealAnew } from "../../src/store/sealing-anew.js";
import { newKey } from "./opened-records.js";
import { temporaryFolder } from "./places.js";
import { hasRedis, startRedis } from "./redis-server.js";

const [old, recent] = [newKey("old"), newKey("recent")];

const drivers: Record<string, () => Promise<(sealingKeys: SealingKeys) => StoreOptions>> = {
  lmdb: async () => {
    const path = join(temporaryFolder(), "ccf.store");
    return (sealingKeys) => ({ driver: "lmdb", path, sealingKeys });
  },
  redis: async () => {
    const { url } = await startRedis();
    return (sealingKeys) => ({ driver: "redis", url, sealingKeys });
  },
};

const text = { encode: (value: string) => value, decode: String, lifetimeMs: () => undefined };

for (const [driver, place] of Object.entries(drivers))
  test.skipIf(driver === "redis" && !hasRedis)(
    `a party seals anew what an earlier key has sealed in ${driver}, after which that one may go`,
    async () => {
      const options = await place();
      const open = async (...sealingKeys: SealingKeys) => {
        const log = pino({ level: "silent" });
        const info = vi.spyOn(log, "info");
        const opened = await openPartyStore(options(sealingKeys), "party/1", { log });
        onTestFinished(() => opened.store.close().catch(() => {}));
        return { ...opened, info, records: new Records<string>(opened, "text", text) };
      };
      const first = await open(old);
      for (let index = 0; index < 300; index++) await first.records.put(`${index}`, `of ${index}`);
      await first.store.put("party/1/text/bad", "garbage");
      await first.store.close();
      const rotated = await open(recent, old);
      await vi.waitFor(() => expect(rotated.info).toHaveBeenCalled(), 10_000);
      expect(rotated.info).toHaveBeenCalledWith({ count: 300 }, expect.any(String));
      await rotated.store.close();
      const last = await open(recent);

      for (let index = 0; index < 300; index++)
        expect((await last.records.get(`${index}`))?.value).toBe(`of ${index}`);
      expect(last.info).not.toHaveBeenCalled();
    },
  );

describe("sealing anew", () => {
  const filled = async () => {
    const store = openMemory();
    const sealing = sealWith([recent, old]);
    for (const key of ["p/a", "p/b"]) await store.put(key, sealWith([old]).seal(key, "text"));
    return { store, sealing, prefix: "p/" };
  };

  test("leaves what somebody has written meanwhile, or deleted", async () => {
    const opened = await filled();
    const { store } = opened;
    const entries: typeof store.entries = async function* (prefix) {
      for await (const entry of store.entries(prefix)) {
        await store.put("p/a", "newer");
        await store.delete("p/b");
        yield entry;
      }
    };
    const count = await sealAnew({ ...opened, store: { ...store, entries } }, AbortSignal.any([]));

    expect(count).toBe(0);
    expect([await store.get("p/a"), await store.get("p/b")]).toEqual(["newer", undefined]);
  });

  test("is over before its store is closed", async () => {
    const opened = await filled();
    const close = vi.spyOn(opened.store, "close");
    const writing = new EventEmitter();
    const begun = once(writing, "begun");
    opened.store.replace = async () => {
      writing.emit("begun");
      await once(writing, "end");
      return true;
    };
    const { store } = sealingAnew(opened, pino({ level: "silent" }));
    await begun;
    const closed = store.close();
    await setImmediate();
    expect(close).not.toHaveBeenCalled();

    writing.emit("end");
    await closed;
    expect(close).toHaveBeenCalled();
  });

  test("has no write under way when one has failed", async () => {
    const opened = await filled();
    let underWay = 0;
    opened.store.replace = async (key) => {
      underWay++;
      await delay(key === "p/a" ? 0 : 50);
      underWay--;
      if (key === "p/a") throw new Error("the disk is full");
      return true;
    };
    await expect(sealAnew(opened, AbortSignal.any([]))).rejects.toThrow("the disk is full");

    expect(underWay).toBe(0);
  });

  test("ends with its signal", async () => {
    const opened = await filled();

    await expect(sealAnew(opened, AbortSignal.abort())).rejects.toThrow("aborted");
    expect(await sealAnew(opened, AbortSignal.any([]))).toBe(2);
  });
});
