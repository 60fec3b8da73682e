import { describe, expect, test, vi } from "vitest";
import { elapsedSince, stampNow } from "../../src/store/clock.js";
import { openMemory } from "../../src/store/memory.js";
import { type Codec, Records } from "../../src/store/records.js";
import { sealWith, unsealed } from "../../src/store/sealing.js";
import { newKey } from "./opened-records.js";

describe("the time since a stamp", () => {
  const now = stampNow();
  const second = 1000;
  const hour = 3_600_000;
  const later = (wall: number, uptime: number, boot = now.boot) => ({
    wall: now.wall + wall,
    uptime: now.uptime + uptime,
    boot,
  });

  for (const [what, at, elapsed] of [
    ["is what both clocks tell", later(second, second), second],
    [
      "is what the machine's clock tells when the wall clock was set back",
      later(-hour, second),
      second,
    ],
    ["is what the wall clock tells when that is more", later(hour, second), hour],
    [
      "is what the wall clock tells after a new start of the machine",
      later(hour, -hour, "b"),
      hour,
    ],
    ["is none where replicas' clocks differ a little", later(-second, 0, "b"), 0],
    ["is without end where the only clock was set back", later(-hour, 0, "b"), Infinity],
    ["is never less than none", later(-second, -second), 0],
  ] as const)
    test(what, () => {
      expect(elapsedSince(now, at)).toBe(elapsed);
    });

  test("names the same run of the machine in every process", () => {
    expect(stampNow().boot).toMatch(/^[0-9a-f-]{36}$/);
    expect(elapsedSince(now)).toBeGreaterThanOrEqual(0);
    expect(elapsedSince(now)).toBeLessThan(60_000);
  });
});

describe("records", () => {
  const codec = {
    encode: (value: number[]) => value,
    decode: vi.fn((written: unknown) => written as number[]),
    lifetimeMs: () => undefined,
  } satisfies Codec<number[]>;
  const opened = () => {
    const store = openMemory();
    const records = () => new Records({ store, sealing: unsealed, prefix: "p/" }, "numbers", codec);
    return { one: records(), other: records() };
  };

  test("stay open from the second time on, until somebody writes them anew", async () => {
    const { one, other } = opened();
    await one.put("a", [1]);
    codec.decode.mockClear();
    await other.get("a");
    const second = await other.get("a");
    const third = await other.get("a");
    await one.put("a", [2]);

    expect(third?.value).toBe(second?.value);
    expect((await other.get("a"))?.value).toEqual([2]);
    expect((await other.get("a"))?.value).toEqual([2]);
    expect(codec.decode).toHaveBeenCalledTimes(3);
    await one.delete("a");
    expect(await other.get("a")).toBeUndefined();
  });

  test("are not replaced by one who found an earlier one", async () => {
    const { one, other } = opened();
    expect(await one.replace("a", undefined, [1])).toBe(true);
    const found = await other.get("a");
    expect(await one.replace("a", await one.get("a"), [2])).toBe(true);

    expect(await other.replace("a", found, [3])).toBe(false);
    expect(await other.replace("a", undefined, [3])).toBe(false);
    expect((await other.get("a"))?.value).toEqual([2]);
  });

  test("that nothing opens count as none, are told of, and give way to others", async () => {
    const store = openMemory();
    const passedOver = vi.fn();
    const sealing = sealWith([newKey("k")]);
    const records = new Records({ store, sealing, prefix: "p/", passedOver }, "numbers", codec);
    await store.put("p/numbers/a", "no seal");
    const present = await records.toChange("a");

    expect(await records.get("a")).toBeUndefined();
    expect(passedOver).toHaveBeenCalledWith("numbers", 1);
    expect(present).toEqual({ value: undefined, sealed: "no seal" });
    expect(await records.replace("a", undefined, [1])).toBe(false);
    expect(await records.replace("a", present, [1])).toBe(true);
    expect((await records.get("a"))?.value).toEqual([1]);
    expect(await records.toChange("b")).toBeUndefined();
  });
});
