import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { Follower } from "../../src/store/follower.js";
import { openLmdb } from "../../src/store/lmdb.js";
import { openStore } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { openRedis } from "../../src/store/redis.js";
import { type Journal, journalLength, type Store } from "../../src/store/store.js";
import { places, temporaryFolder } from "./places.js";
import { hasRedis, startRedis } from "./redis-server.js";

const journal = "party/1/";
const patience = { timeout: 20_000 };

const journalOf = (store: Store): Journal => {
  const found = store.journal?.(journal);
  if (found === undefined) throw new Error("no journal");
  return found;
};

/** A copy of every record below `k/`, kept up to date by a follower. */
const copyOf = async (store: Store, prefix = "k/") => {
  const held = new Map<string, string>();
  const state = { isBusy: false };
  const refuseIfBusy = () => {
    if (state.isBusy) throw new Error("busy");
  };
  const copies = {
    readAll: vi.fn(async () => {
      refuseIfBusy();
      held.clear();
      for await (const [key, value] of store.entries(prefix)) held.set(key, value);
    }),
    read: vi.fn(async (keys: readonly string[]) => {
      refuseIfBusy();
      for (const key of keys) {
        const value = await store.get(key);
        held.delete(key);
        if (value !== undefined) held.set(key, value);
      }
    }),
    behind: vi.fn(),
  };
  const follower = await Follower.start(journalOf(store), copies);
  onTestFinished(() => follower.close());
  return {
    follower,
    copies,
    state,
    held: () => Object.fromEntries(held),
    order: () => [...held.keys()],
  };
};

const opened = async (open: () => Promise<Store>): Promise<Store> => {
  const store = await open();
  onTestFinished(() => store.close());
  return store;
};

test("a store that ends with its process has no journal", async () => {
  const store = await opened((await places.memory?.()) ?? Promise.reject);

  expect(store.journal).toBeUndefined();
});

for (const driver of ["lmdb", "redis"] as const)
  describe.skipIf(places[driver] === undefined)(`a journal in ${driver}`, () => {
    const open = async () => {
      const place = await places[driver]?.();
      if (place === undefined) throw new Error("no such driver");
      return { store: await opened(place), other: await opened(place) };
    };

    test("tells in order what was written and deleted, and of nothing else", async () => {
      const { store, other } = await open();
      const own = journalOf(store);
      const from = await own.mark();
      await other.put("k/a", "1", { journal });
      await other.put("k/b", "1", { journal, expiresInMs: 60_000 });
      await other.put("k/silent", "1");
      await other.put("k/elsewhere", "1", { journal: "party/2/" });
      await other.delete("k/a", { journal });
      expect(await other.delete("k/a", { journal })).toBe(false);
      await other.delete("k/silent");
      const to = await own.mark();
      const changes = await own.since(from, 10);

      expect(changes?.map(({ key }) => key)).toEqual(["k/a", "k/b", "k/a", ""]);
      expect(changes?.at(-1)?.position).toBe(to);
      expect((await own.since(from, 2))?.map(({ key }) => key)).toEqual(["k/a", "k/b"]);
      expect(await own.since(to, 10)).toEqual([]);
      expect(await store.get("k/b")).toBe("1");
    });

    test("does not know a position that it has forgotten, or never had", async () => {
      const { store } = await open();
      const own = journalOf(store);
      expect(await own.since("1", 10)).toBeUndefined();
      const from = await own.mark();
      // Redis forgets in nodes of 100 entries.
      for (let index = 0; index < journalLength + 200; index += 100)
        await Promise.all(Array.from({ length: 100 }, () => store.put("k", "", { journal })));

      expect(await own.since(from, 10)).toBeUndefined();
      const again = await own.mark();
      expect(await own.since(again, 10)).toEqual([]);
    });

    test("lets a follower hold what others have written as soon as it asks", async () => {
      const { store, other } = await open();
      await other.put("k/before", "x", { journal });
      const { follower, copies, held } = await copyOf(store);
      expect(held()).toEqual({ "k/before": "x" });
      for (let index = 0; index < 200; index++) {
        await other.put(`k/${index % 7}`, String(index), { journal });
        await follower.caughtUp();
        expect(held()[`k/${index % 7}`]).toBe(String(index));
      }
      await other.delete("k/before", { journal });
      await Promise.all([follower.caughtUp(), follower.caughtUp(), follower.caughtUp()]);

      expect(held()).not.toHaveProperty(["k/before"]);
      expect(copies.readAll).toHaveBeenCalledTimes(1);
    });

    test("tells a follower by itself, and nothing when it is closed", async () => {
      const { store, other } = await open();
      const [closed, following] = [await copyOf(store), await copyOf(store)];
      await other.put("k/a", "1", { journal });
      const since = performance.now();
      await vi.waitFor(() => expect(closed.held()).toEqual({ "k/a": "1" }), patience);
      expect(performance.now() - since).toBeLessThan(1000);
      await closed.follower.close();
      await other.put("k/a", "2", { journal });
      await vi.waitFor(() => expect(following.held()).toEqual({ "k/a": "2" }), patience);

      expect(closed.held()).toEqual({ "k/a": "1" });
    });

    test("lets a follower read thousands of changes", async () => {
      const { store, other } = await open();
      const { follower, held } = await copyOf(store);
      const numbers = Array.from({ length: 3000 }, (_, index) => index);
      await Promise.all(numbers.map((n) => other.put(`k/${n % 500}`, String(n), { journal })));
      await follower.caughtUp();

      expect(Object.keys(held())).toHaveLength(500);
      expect(held()["k/499"]).toBe("2999");
    });

    test("lets a follower read everything where it has forgotten too much", async () => {
      const { store, other } = await open();
      const { follower, copies, state, held } = await copyOf(store);
      state.isBusy = true; // which leaves it where it was
      await other.put("k/gone", "x", { journal });
      await vi.waitFor(() => expect(copies.behind).toHaveBeenCalled(), patience);
      const keys = Array.from({ length: journalLength + 2000 }, (_, index) => `k/${index % 10}`);
      await Promise.all(keys.map((key) => other.put(key, "x", { journal })));
      await other.delete("k/gone", { journal });
      await expect(follower.caughtUp()).rejects.toThrow("busy");
      await expect(follower.caughtUp()).rejects.toThrow("busy");
      const times = copies.readAll.mock.calls.length;
      state.isBusy = false;
      await follower.caughtUp();

      expect(times).toBeGreaterThan(2);
      expect(Object.keys(held())).toHaveLength(10);
    });

    test("is read by whoever asks, though nothing wakes the follower, in the order of writing", async () => {
      const { store, other } = await open();
      const asleep: Journal = {
        ...journalOf(store),
        wait: (_, signal) => new Promise((done) => signal.addEventListener("abort", () => done())),
      };
      const { follower, copies, held, order } = await copyOf({ ...store, journal: () => asleep });
      for (const key of ["k/a", "k/b", "k/c", "k/a"]) await other.put(key, key, { journal });
      expect(held()).toEqual({});
      await follower.caughtUp();

      expect(order()).toEqual(["k/b", "k/c", "k/a"]);
      expect(copies.read).toHaveBeenCalledTimes(1);
    });

    test("is read again where a record could not be read, and complains once", async () => {
      const { store, other } = await open();
      const { follower, copies, state, held } = await copyOf(store);
      state.isBusy = true;
      await other.put("k/a", "1", { journal });
      await vi.waitFor(() => expect(copies.read.mock.calls.length).toBeGreaterThan(2), patience);
      state.isBusy = false;
      await vi.waitFor(() => expect(held()).toEqual({ "k/a": "1" }), patience);
      await follower.caughtUp();

      expect(copies.behind).toHaveBeenCalledTimes(1);
      expect(copies.readAll).toHaveBeenCalledTimes(1);
    });
  });

test("a follower of LMDB sees what another process has written since this turn has read", async () => {
  const path = join(temporaryFolder(), "state.store");
  const store = await opened(async () => openLmdb(path));
  const { follower, held } = await copyOf(store);
  const driver = new URL("../../dist/store/lmdb.js", import.meta.url).href;
  const write = `
    const { openLmdb } = await import(${JSON.stringify(driver)});
    const store = openLmdb(${JSON.stringify(path)});
    await store.put("k/a", "1", { journal: ${JSON.stringify(journal)} });
    await store.close();`;
  const before = store.get("k/a"); // from here on the turn has its own view of the file
  execFileSync(process.execPath, ["--input-type=module", "--eval", write]);
  await follower.caughtUp();

  expect(held()).toEqual({ "k/a": "1" });
  expect(await before).toBeUndefined();
});

describe.skipIf(!hasRedis)("a follower of Redis", () => {
  const open = async () => {
    const server = await startRedis();
    const store = await opened(() => openRedis({ url: server.url }));
    const other = await opened(() => openRedis({ url: server.url }));
    const admin = createClient({ url: server.url });
    admin.on("error", () => {});
    await admin.connect();
    onTestFinished(() => admin.destroy());
    return { server, store, other, admin, ...(await copyOf(store)) };
  };

  test("misses nothing while its connections are killed again and again", async () => {
    const { other, admin, copies, held } = await open();
    const written: Record<string, string> = {};
    for (let index = 0; index < 300; index++) {
      if (index % 30 === 0) await admin.sendCommand(["CLIENT", "KILL", "TYPE", "normal"]);
      const key = `k/${index}`;
      await vi.waitFor(() => other.put(key, String(index), { journal }), patience);
      written[key] = String(index);
    }
    await vi.waitFor(() => expect(held()).toEqual(written), patience);

    expect(copies.readAll).toHaveBeenCalledTimes(1);
  });

  test("goes on where it was when the server is back, or reads everything", async () => {
    const { server, store, other, copies, held, follower } = await open();
    await other.put("k/a", "1", { journal });
    await server.signal("SIGKILL");
    await vi.waitFor(() => expect(copies.behind).toHaveBeenCalled(), patience);
    await expect(follower.caughtUp()).rejects.toThrow("the store: ");
    await server.restart();
    await vi.waitFor(() => other.put("k/b", "2", { journal }), patience);
    await vi.waitFor(() => expect(held()).toEqual({ "k/a": "1", "k/b": "2" }), patience);
    expect(copies.readAll).toHaveBeenCalledTimes(1);

    await server.signal("SIGKILL");
    server.forget();
    await server.restart();
    await vi.waitFor(() => other.put("k/new", "3", { journal }), patience);
    await vi.waitFor(() => expect(held()).toEqual({ "k/new": "3" }), patience);
    expect(await store.get("k/a")).toBeUndefined();
    expect(copies.readAll).toHaveBeenCalledTimes(2);
  });
});

describe("records in a journal", () => {
  const text = { encode: (value: string) => value, decode: String, lifetimeMs: () => undefined };
  const changesOf = async (isShared: boolean) => {
    const path = join(temporaryFolder(), "state.store");
    const sealed = await openStore({ driver: "lmdb", path, isShared }, "party/1");
    onTestFinished(() => sealed.store.close());
    const own = sealed.store.journal?.(sealed.prefix);
    const from = (await own?.mark()) ?? "";
    for (const isFollowed of [true, false]) {
      const records = new Records(sealed, isFollowed ? "followed" : "not", text, { isFollowed });
      await records.put("a", "x");
      await records.delete("a");
    }
    return { sealed, keys: (await own?.since(from, 10))?.map(({ key }) => key) };
  };

  test("are those that are followed, of a store that is shared", async () => {
    const { sealed, keys } = await changesOf(true);
    const records = new Records(sealed, "followed", text);
    const keysOf = (...ids: string[]) => ids.map((id) => sealed.prefix + id);

    expect(sealed.journal).toBeDefined();
    expect(keys).toEqual(["party/1/followed/a", "party/1/followed/a"]);
    await records.put("b", "y");
    expect(await records.at(keysOf("followed/a", "not/a", "followed/b"), () => {})).toEqual([
      { id: "a", value: undefined },
      { id: "b", value: "y" },
    ]);
  });

  test("are passed over where nothing opens one of them", async () => {
    const { sealed } = await changesOf(true);
    const records = new Records(sealed, "followed", text);
    const unreadable = vi.fn();
    await records.put("good", "x");
    await sealed.store.put("party/1/followed/bad", "no seal");
    const keys = ["party/1/followed/bad", "party/1/followed/good"];

    expect(await records.at(keys, unreadable)).toEqual([{ id: "good", value: "x" }]);
    expect(unreadable).toHaveBeenCalledTimes(1);
  });

  test("are none where nobody shares the store", async () => {
    const { sealed, keys } = await changesOf(false);

    expect(sealed.journal).toBeUndefined();
    expect(keys).toEqual([]);
  });
});
