import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openStore } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { temporaryFolder } from "./places.js";

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
