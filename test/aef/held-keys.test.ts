import { setTimeout as delay } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, onTestFinished, test } from "vitest";
import { claimDigest } from "../../src/aef/claims.js";
import { HeldKeys, identified } from "../../src/aef/keys.js";

const p0 = "https://aef.example:8443";
const p0s = new Set([p0]);

const claimOf = (apiInvokerId: string, ccfAddress?: string) => ({
  ...{ ccfId: "ccf-b", apiInvokerId, p0 },
  ccfAddress,
});

const keyOf = (apiInvokerId: string, aefPskId: string, validityMs = 3_600_000) =>
  identified({
    ...{ apiInvokerId, ccfId: "ccf-b", p0, aefPskId },
    ...{ aefPsk: Buffer.alloc(32, aefPskId), expiresAt: performance.now() + validityMs },
  });

const heldKeys = () => {
  const held = new HeldKeys();
  onTestFinished(() => held.close());
  return held;
};

/** Stores a key for its invoker's plain claim. */
const store = (held: HeldKeys, key: ReturnType<typeof keyOf>) =>
  held.store(claimDigest(claimOf(key.apiInvokerId)), key);

/** Frees what nothing refers to. */
const collectGarbage = () => {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
};

describe("the keys that an AEF holds", () => {
  test("cost no more each, however many they are, and each is found", () => {
    const held = heldKeys();
    const keys = Array.from({ length: 20_000 }, (_, n) => keyOf(`I-${n}`, `id-${n}`));
    const startedAt = performance.now();
    for (const key of keys) store(held, key);
    const tookMs = performance.now() - startedAt;

    expect(tookMs).toBeLessThan(10_000); // with a walk over all for each it is minutes
    expect(keys.filter((key) => held.find(claimOf(key.apiInvokerId), undefined) !== key)).toEqual(
      [],
    );
    expect(held.size).toBe(20_000);
  }, 60_000);

  test("are found by the first wordings of their claim, however many strangers add", () => {
    const held = heldKeys();
    const [key, other] = [keyOf("I-1", "one"), keyOf("I-2", "two")];
    const address = "https://b.example:443";
    for (const one of [key, other]) store(held, one);
    held.store(claimDigest(claimOf("I-1", address)), key);
    for (let n = 0; n < 20_000; n++)
      held.store(claimDigest(claimOf("I-1", `https://${n}.example:443`)), key);

    expect(held.find(claimOf("I-1"), undefined)).toBe(key);
    expect(held.find(claimOf("I-1", address), undefined)).toBe(key);
    expect(held.find(claimOf("I-1", "https://19999.example:443"), undefined)).toBeUndefined();
    expect(held.find(claimOf("I-2"), undefined)).toBe(other);
  });

  test("are let go of soon after their end, though nothing happens", async () => {
    const held = heldKeys();
    const refer = () => {
      const key = keyOf("I-1", "id", 100);
      store(held, key);
      return new WeakRef(key);
    };
    const reference = refer();
    await delay(50);
    collectGarbage();
    expect(reference.deref()).toBeDefined();
    await delay(2200);
    collectGarbage();

    expect(reference.deref()).toBeUndefined();
  });

  test("are counted while they are valid, to the moment", async () => {
    const held = heldKeys();
    store(held, keyOf("I-1", "short", 100));
    store(held, keyOf("I-1", "long"));
    expect(held.size).toBe(2);
    await delay(110);

    expect(held.size).toBe(1);
    expect(held.find(claimOf("I-1"), undefined)).toMatchObject({ aefPskId: "long" });
  });

  test("are dropped by key id, invoker and CCF together", () => {
    const held = heldKeys();
    const keys = [keyOf("I-1", "one"), keyOf("I-2", "one"), keyOf("I-1", "two")] as const;
    for (const key of keys) store(held, key);
    const dropped = held.drop({ ccfId: "ccf-b", apiInvokerId: "I-1", aefPskId: "one" });
    const of = { ccfId: "ccf-c", apiInvokerId: "I-2", aefPskId: "one" };

    expect(dropped).toEqual([keys[0]]);
    expect(held.drop(of)).toEqual([]);
    expect(keys.map(({ pskIdentity }) => held.forHandshake(pskIdentity, p0s))).toEqual([
      undefined,
      keys[1],
      keys[2],
    ]);
  });
});
