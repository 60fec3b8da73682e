import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { type Journal, journalLength } from "../../src/store/store.js";
import { copyOf, journal, journalOf, opened, patience } from "./followed.js";
import { places, temporaryFolder } from "./places.js";

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
