import { describe, expect, test } from "vitest";
import { Recent } from "../../src/store/recent.js";

const keys = (kind: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${kind}/${String(index).padStart(8, "0")}`);

describe("what was used last", () => {
  const full = (most: number) => {
    const recent = new Recent<string>(most);
    for (const key of keys("first", most / 2)) recent.offer(key, key);
    return recent;
  };

  test("takes what is offered as long as there is room", () => {
    const recent = full(100);

    for (const key of keys("first", 50)) expect(recent.get(key)).toBe(key);
  });

  test("once it is full takes what is offered twice, and of what is offered once next to nothing", () => {
    const recent = full(100);
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
    const recent = full(100);
    const [key = ""] = keys("first", 1);
    recent.get(key);
    recent.offer(key, "later");

    expect(recent.get(key)).toBe("later");
  });

  test("has no more than it may, whatever is set", () => {
    const recent = full(100);
    const many = keys("set", 5000);
    for (const key of many) recent.set(key, key);
    const had = many.filter((key) => recent.get(key) !== undefined);

    expect(had.length).toBeGreaterThanOrEqual(50);
    expect(had.length).toBeLessThanOrEqual(100);
  });
});
