import { expect, test, vi } from "vitest";
import { whenOneIsGone } from "../../src/ccf/known-interfaces.js";
import { openMemory } from "../../src/store/memory.js";
import { unsealed } from "../../src/store/sealing.js";

/** Starts with interfaces; what is in `others` is written by another replica before the next start writes. */
const startable = () => {
  const memory = openMemory();
  const store = { store: memory, sealing: unsealed, prefix: "" };
  const work = vi.fn(async () => {});
  const others: string[] = [];
  const { replace } = memory;
  memory.replace = async (...args) => {
    const [name] = others.splice(0);
    if (name !== undefined) await whenOneIsGone(store, { interfaceNames: ["a", name] }, work);
    return replace.apply(memory, args);
  };
  const start = async (...interfaceNames: string[]) => {
    work.mockClear();
    await whenOneIsGone(store, { interfaceNames }, work);
    return work.mock.calls.length;
  };
  return { start, work, others };
};

test("all contexts are looked at where nobody knows what was known, or an interface is gone", async () => {
  const { start } = startable();

  expect(await start("a", "b")).toBe(1);
  expect(await start("b", "a")).toBe(0);
  expect(await start("a", "b", "c")).toBe(0);
  expect(await start("a", "b")).toBe(1);
  expect(await start("a", "b", "c")).toBe(0);
});

test("all contexts are looked at by each replica that is started anew without an interface", async () => {
  const { start } = startable();
  await start("a", "b");

  expect(await start("b")).toBe(1); // one is; the other goes on giving out keys of `a`
  expect(await start("b")).toBe(1);
});

test("what two replicas come to know at a time stays known, of both", async () => {
  const { start, others } = startable();
  await start("a");
  others.push("b"); // written between this one's reading and writing
  await start("a", "c");

  expect(await start("a", "b")).toBe(1); // `c` is
  expect(await start("a", "c")).toBe(1);
});

test("what is new is known before the work, which may not come to its end", async () => {
  const { start, work } = startable();
  await start("a", "b");
  work.mockRejectedValueOnce(new Error("the process ends"));
  await expect(start("b", "c")).rejects.toThrow("ends");

  expect(await start("a", "b")).toBe(1); // `c` is gone
});

test("all contexts are looked at again where that has failed", async () => {
  const { start, work } = startable();
  await start("a", "b");
  work.mockRejectedValueOnce(new Error("away"));

  await expect(start("a")).rejects.toThrow("away");
  expect(await start("a")).toBe(1);
});
