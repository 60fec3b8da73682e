import { expect, test, vi } from "vitest";
import { whenOneIsGone } from "../../src/ccf/known-interfaces.js";
import { openMemory } from "../../src/store/memory.js";
import { unsealed } from "../../src/store/sealing.js";

const startable = () => {
  const store = { store: openMemory(), sealing: unsealed, prefix: "" };
  const work = vi.fn(async () => {});
  const start = async (...interfaceNames: string[]) => {
    work.mockClear();
    await whenOneIsGone(store, { interfaceNames }, work);
    return work.mock.calls.length;
  };
  return { start, work };
};

test("all contexts are looked at where nobody knows what was known, or an interface is gone", async () => {
  const { start } = startable();

  expect(await start("a", "b")).toBe(1);
  expect(await start("b", "a")).toBe(0);
  expect(await start("a", "b", "c")).toBe(0);
  expect(await start("a", "b")).toBe(1);
  expect(await start("a", "b")).toBe(0);
  expect(await start()).toBe(1);
  expect(await start()).toBe(0);
});

test("all contexts are looked at again where that has failed", async () => {
  const { start, work } = startable();
  await start("a", "b");
  work.mockRejectedValueOnce(new Error("away"));

  await expect(start("a")).rejects.toThrow("away");
  expect(await start("a")).toBe(1);
  expect(await start("a")).toBe(0);
});
