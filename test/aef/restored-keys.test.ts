import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { KeptKeys } from "../../src/aef/kept-keys.js";
import { KeyCopies } from "../../src/aef/key-copies.js";
import { HeldKeys, identified } from "../../src/aef/keys.js";
import { RevokedKeys } from "../../src/aef/revoked-keys.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { unsealed } from "../../src/store/sealing.js";

const p0s = new Set(["https://127.0.0.1"]);

const keyOf = (apiInvokerId: string, octet = apiInvokerId) =>
  identified({
    ...{ apiInvokerId, ccfId: "ccf-b", p0: "https://127.0.0.1", aefPskId: `id-${octet}` },
    ...{ aefPsk: Buffer.alloc(32, octet), expiresAt: performance.now() + 60_000 },
  });

/** One process's copies of a store. */
const copiesOf = (store = openMemory()) => {
  const sealed = { store, sealing: unsealed, prefix: "" };
  const [held, kept] = [new HeldKeys(), new KeptKeys(sealed, silentLog)];
  const revoked = new RevokedKeys(sealed);
  const drop = vi.fn((key: Parameters<HeldKeys["drop"]>[0]) => held.drop(key));
  const copies = new KeyCopies({ held, kept, revoked, p0s, drop, log: silentLog });
  const takes = ({ pskIdentity }: ReturnType<typeof keyOf>) =>
    held.forHandshake(pskIdentity, p0s) !== undefined;
  return { store, held, kept, revoked, copies, drop, takes };
};

describe("the keys that an AEF reads from its store", () => {
  test("are not taken up if they are revoked while it is read", async () => {
    const memory = openMemory();
    const [early, late] = [keyOf("early"), keyOf("late")];
    const own = copiesOf({
      ...memory,
      async *entries(prefix: string) {
        yield* memory.entries(prefix);
        if (prefix.startsWith("key/")) await own.revoked.add(early);
      },
    });
    for (const key of [early, late]) await own.kept.put(key.apiInvokerId, key);
    await own.copies.readAll();

    expect([early, late].map(own.takes)).toEqual([false, true]);
  });

  test("are those of other processes, as they come, go, and are revoked", async () => {
    const one = copiesOf();
    const other = copiesOf(one.store);
    const keys = [keyOf("a"), keyOf("b"), keyOf("c")] as const;
    const ids = keys.map(({ pskIdentity }) => `key/${pskIdentity}`);
    for (const key of keys) await one.kept.put(key.apiInvokerId, key);
    await other.copies.read(ids);
    expect(keys.map(other.takes)).toEqual([true, true, true]);
    await one.kept.forget([keys[0]]);
    await one.revoked.add(keys[1]);
    const names: string[] = [];
    for await (const [name] of one.store.entries("revoked/")) names.push(name);
    await other.copies.read([...ids, ...names]);

    expect(keys.map(other.takes)).toEqual([false, false, true]);
    expect(other.held.of(keys[0].pskIdentity)).toBeDefined(); // for the connections that it has
    expect(other.held.of(keys[1].pskIdentity)).toBeUndefined();
    expect(other.drop).toHaveReturnedWith([expect.objectContaining({ apiInvokerId: "b" })]);
    await expect.poll(() => one.store.get(ids[1] ?? "")).toBeUndefined();
  });

  test("that are being forgotten are gone, though the store has them still", async () => {
    const memory = openMemory();
    let end = () => {};
    const ended = new Promise<boolean>((resolve) => {
      end = () => resolve(true);
    });
    const own = copiesOf({ ...memory, delete: () => ended });
    const [first, second] = [keyOf("a", "1"), keyOf("a", "2")];
    for (const key of [first, second]) await own.kept.put("claim", key);
    await own.copies.readAll();
    const used = own.held.of(second.pskIdentity);
    const forgotten = own.kept.forget(used === undefined ? [] : own.held.used(used));
    await own.copies.read([`key/${first.pskIdentity}`]);
    const afterChange = [first, second].map(own.takes);
    await own.copies.readAll();
    const afterAll = [first, second].map(own.takes);
    end();
    await forgotten;

    expect(afterChange).toEqual([false, true]);
    expect(afterAll).toEqual([false, true]);
  });

  test("may be fewer than it holds: only those whose holder has a newer one are superseded", async () => {
    const own = copiesOf();
    const [old, lost] = [keyOf("a", "1"), keyOf("b")];
    for (const key of [old, lost]) await own.kept.put(key.aefPskId, key);
    await own.copies.readAll();
    for (const key of [old, lost]) await own.store.delete(`key/${key.pskIdentity}`);
    const newer = keyOf("a", "2");
    await own.kept.put("newer", newer);
    await own.copies.readAll();

    expect([old, lost, newer].map(own.takes)).toEqual([false, true, true]);
  });

  test("keep their order, however late one of them is read", async () => {
    const own = copiesOf();
    const [old, young] = [keyOf("a", "1"), keyOf("a", "2")];
    await own.kept.put("claim", old, 1000);
    await own.kept.put("claim", young, 2000);
    await own.copies.read([`key/${young.pskIdentity}`]);
    await own.copies.read([`key/${old.pskIdentity}`]); // unknown here, and older
    await own.copies.read([`key/${young.pskIdentity}`]);
    await own.copies.read([`key/${old.pskIdentity}`]); // known
    const used = own.held.of(old.pskIdentity);
    const superseded = used === undefined ? [] : own.held.used(used);

    expect(superseded).toEqual([]);
    expect([old, young].map(own.takes)).toEqual([true, true]);
  });

  test("are in front of what was kept before, and behind what comes, whatever the clock says", async () => {
    const own = copiesOf();
    const [early, late] = [keyOf("a", "1"), keyOf("a", "2")];
    await own.kept.put("claim", early, Date.now() + 3000); // by a process whose clock is ahead
    await own.copies.readAll();
    own.held.store("claim", late);
    const used = own.held.used(late);

    expect(used.map(({ aefPskId }) => aefPskId)).toEqual(["id-1"]);
    expect([early, late].map(own.takes)).toEqual([false, true]);
  });

  test("that were retired by mistake are taken again when they are read", async () => {
    const own = copiesOf();
    const key = keyOf("a", "1");
    await own.kept.put("claim", key, 1000);
    await own.copies.readAll();
    own.held.retire(key.pskIdentity); // a read began before it was in the store
    await own.copies.read([`key/${key.pskIdentity}`]);

    expect(own.takes(key)).toBe(true);
  });

  test("leave nothing behind of revocations that have ended, whoever was told of them", async () => {
    const one = copiesOf();
    const other = copiesOf(one.store);
    for (const owner of ["a", "b", "c"])
      await one.revoked.add(keyOf(owner), performance.now() + 300);
    await one.revoked.add(keyOf("d"));
    const names: string[] = [];
    for await (const [name] of one.store.entries("revoked/")) names.push(name);
    await other.copies.read(names);
    await other.copies.read(names);
    expect([one, other].map(({ revoked }) => revoked.size)).toEqual([4, 4]);
    await delay(310);

    expect([one, other].map(({ revoked }) => revoked.size)).toEqual([1, 1]);
    expect(other.revoked.has(keyOf("d"))).toBe(true);
  });
});
