import { describe, expect, onTestFinished, test } from "vitest";
import { type Store, StoreUnavailable } from "../../src/store/store.js";
import { places } from "./places.js";

const everything = async (store: Store, prefix = ""): Promise<Record<string, string>> => {
  const found: Record<string, string> = {};
  for await (const [key, value] of store.entries(prefix)) {
    expect(found).not.toHaveProperty([key]);
    found[key] = value;
  }
  return found;
};

for (const [driver, place] of Object.entries(places))
  describe.skipIf(place === undefined)(`a store in ${driver}`, () => {
    const open = async () => {
      const opened = await place?.();
      if (opened === undefined) throw new Error("no such driver");
      const store = await opened();
      onTestFinished(() => store.close());
      return { store, reopen: opened };
    };

    test("gives what was put last, and nothing where nothing was", async () => {
      const { store } = await open();
      await store.put("a", "first");
      await store.put("a", "ä – второй \u{1f511}\n");

      expect(await store.get("a")).toBe("ä – второй \u{1f511}\n");
      expect(await store.get("b")).toBeUndefined();
    });

    test.skipIf(driver === "redis")("is read at once, and fails at once", async () => {
      const { store } = await open();
      await store.put("a", "x");

      expect(store.get("a")).toBe("x");
      await store.close();
      if (driver === "lmdb") expect(() => store.get("a")).toThrow(StoreUnavailable);
    });

    test("ends while somebody reads it, who is told so at most", async () => {
      const { store } = await open();
      const keys = Array.from({ length: 2500 }, (_, i) => `a${i}`);
      await Promise.all(keys.map((key) => store.put(key, "x")));
      const reading = store.entries("a")[Symbol.asyncIterator]();
      expect((await reading.next()).value?.[1]).toBe("x");
      await store.close();
      const rest = async () => {
        while (!(await reading.next()).done);
        await store.get("a");
      };

      expect(await rest().catch((error: unknown) => error)).toSatisfy(
        (error) => error === undefined || error instanceof StoreUnavailable,
      );
    });

    test("stops listing soon after a signal, which nobody takes for the end of it", async () => {
      const { store } = await open();
      const keys = Array.from({ length: 2500 }, (_, i) => `a${i}`);
      await Promise.all(keys.map((key) => store.put(key, "x")));
      for (const list of [store.entries, store.keys]) {
        const ending = new AbortController();
        const listing = list("a", ending.signal)[Symbol.asyncIterator]();
        await listing.next();
        ending.abort();
        const rest = async () => {
          while (!(await listing.next()).done);
        };

        await expect(rest()).rejects.toBe(ending.signal.reason);
      }
    });

    test("deletes, and tells whether there was anything", async () => {
      const { store } = await open();
      await store.put("a", "x");

      expect(await store.delete("a")).toBe(true);
      expect(await store.get("a")).toBeUndefined();
      expect(await store.delete("a")).toBe(false);
    });

    test("forgets when it may, not before, and not what was put again for longer", async () => {
      const { store } = await open();
      await store.put("short", "x", { expiresInMs: 300 });
      await store.put("again", "x", { expiresInMs: 300 });
      await store.put("again", "y", { expiresInMs: 60_000 });
      await store.put("good", "x", { expiresInMs: 300 });
      await store.put("good", "y");
      const early = await store.get("short");
      await expect.poll(() => store.get("short"), { timeout: 10_000 }).toBeUndefined();

      expect(early).toBe("x");
      expect(await everything(store)).toEqual({ again: "y", good: "y" });
      expect(await store.delete("short")).toBe(false);
      expect(await store.replace("short", undefined, "new")).toBe(true);
    });

    test("replaces only what it is told to have found", async () => {
      const { store } = await open();

      expect(await store.replace("a", "x", "y")).toBe(false);
      expect(await store.get("a")).toBeUndefined();
      expect(await store.replace("a", undefined, "x")).toBe(true);
      expect(await store.replace("a", undefined, "z")).toBe(false);
      expect(await store.replace("a", "other", "z")).toBe(false);
      expect(await store.get("a")).toBe("x");
      expect(await store.replace("a", "x", "none")).toBe(true);
      expect(await store.replace("a", "none", "", { expiresInMs: 60_000 })).toBe(true);
      expect(await store.replace("a", "", "last")).toBe(true);
      expect(await store.get("a")).toBe("last");
    });

    test("writes with a replacement what goes with it, and nothing where it does not replace", async () => {
      const { store } = await open();
      await store.put("a", "x");
      const also = [
        { key: "b", value: "of y" },
        { key: "c", value: "for a while", expiresInMs: 300 },
      ];

      expect(await store.replace("a", "other", "y", { also })).toBe(false);
      expect(await everything(store)).toEqual({ a: "x" });
      expect(await store.replace("a", "x", "y", { also, expiresInMs: 60_000 })).toBe(true);
      expect(await store.get("c")).toBe("for a while");
      await expect.poll(() => store.get("c"), { timeout: 10_000 }).toBeUndefined();
      expect(await everything(store)).toEqual({ a: "y", b: "of y" });
    });

    test("forgets what replaces another when it might have forgotten that one, if told so", async () => {
      const { store } = await open();
      await store.put("short", "x", { expiresInMs: 300 });
      await store.put("good", "x");
      for (const key of ["short", "good"])
        expect(await store.replace(key, "x", "y", { keepsExpiry: true })).toBe(true);
      expect(await store.get("short")).toBe("y");
      await expect.poll(() => store.get("short"), { timeout: 10_000 }).toBeUndefined();

      expect(await everything(store)).toEqual({ good: "y" });
    });

    test("lets one of many who replace at once win", async () => {
      const { store } = await open();
      await store.put("a", "found");
      const values = Array.from({ length: 20 }, (_, index) => `by ${index}`);
      const won = await Promise.all(values.map((value) => store.replace("a", "found", value)));

      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.get("a")).toBe(values[won.indexOf(true)]);
    });

    test("lists every key that begins so, each once, whatever characters it has", async () => {
      const { store } = await open();
      const keys = ["p/*/1", "p/*/2", "p/*/\u{1f511}ü", "p/*", "p/x/3", "p", "q/*/1", "p/[a]?\\/1"];
      for (const key of keys) await store.put(key, `of ${key}`);

      expect(Object.keys(await everything(store, "p/*/")).sort()).toEqual(keys.slice(0, 3).sort());
      expect(await everything(store, "p/[a]?")).toEqual({ "p/[a]?\\/1": "of p/[a]?\\/1" });
      expect(Object.keys(await everything(store))).toHaveLength(keys.length);
      const listed = new Set<string>();
      for await (const key of store.keys("p/*/")) listed.add(key);
      expect([...listed].sort()).toEqual(keys.slice(0, 3).sort());
    });

    test("keeps keys apart that are long, and differ at their end", async () => {
      const { store } = await open();
      const keys = Array.from({ length: 40 }, (_, index) => `${"ключ".repeat(120)}${index}`);
      await Promise.all(keys.map((key) => store.put(key, `of ${key}`)));

      for (const key of keys) expect(await store.get(key)).toBe(`of ${key}`);
      expect(Object.keys(await everything(store)).sort()).toEqual(keys.toSorted());
    });

    test("lists thousands while others are written", async () => {
      const { store } = await open();
      const keys = Array.from({ length: 3000 }, (_, index) => `many/${index}`);
      await Promise.all(keys.map((key) => store.put(key, key)));
      const seen: string[] = [];
      for await (const [key] of store.entries("many/")) {
        seen.push(key);
        if (seen.length % 100 === 0) await store.put(`other/${seen.length}`, "x");
      }

      expect(new Set(seen)).toEqual(new Set(keys));
      expect(seen).toHaveLength(keys.length);
    });

    test.skipIf(driver === "memory")("has it all when it is opened again", async () => {
      const { store, reopen } = await open();
      await store.put("kept", "x");
      await store.put("later", "x", { expiresInMs: 60_000 });
      await store.put("gone", "x");
      await store.delete("gone");
      await store.put("short", "x", { expiresInMs: 100 });
      await store.close();
      const again = await reopen();
      onTestFinished(() => again.close());
      await expect.poll(() => again.get("short"), { timeout: 10_000 }).toBeUndefined();

      expect(await everything(again)).toEqual({ kept: "x", later: "x" });
    });

    test.skipIf(driver === "memory")("shows one what another has written", async () => {
      const { store, reopen } = await open();
      const other = await reopen();
      onTestFinished(() => other.close());
      await store.put("a", "x");

      expect(await other.get("a")).toBe("x");
      expect(await other.replace("a", "x", "y")).toBe(true);
      expect(await store.replace("a", "x", "z")).toBe(false);
      expect(await store.get("a")).toBe("y");
    });
  });
