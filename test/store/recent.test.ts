import { describe, expect, test } from "vitest";
import { Recent } from "../../src/store/recent.js";

const keys = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind}/${String(index).padStart(8, "0")}`);

describe("what was used last", () => {
  test("takes what is offered twice, and of what is offered once next to nothing", () => {
    const recent = new Recent<string>(100);
    for (const key of keys("once", 10_000)) recent.offer(key, key);
    const taken = keys("once", 10_000).filter((key) => recent.get(key) !== undefined);
    recent.offer("twice", "1");
    const after = recent.get("twice");
    recent.offer("twice", "2");

    expect(taken.length).toBeLessThan(100);
    expect(after).toBeUndefined();
    expect(recent.get("twice")).toBe("2");
  });

  test("takes another value of what it has at the first offer", () => {
    const recent = new Recent<string>(100);
    recent.set("a", "earlier");
    recent.offer("a", "later");

    expect(recent.get("a")).toBe("later");
  });

  test("has no more than it may, whatever is set", () => {
    const recent = new Recent<string>(100);
    const many = keys("set", 5000);
    for (const key of many) recent.set(key, key);
    const had = many.filter((key) => recent.get(key) !== undefined);

    expect(had.length).toBeGreaterThanOrEqual(50);
    expect(had.length).toBeLessThanOrEqual(100);
  });
});
