import { describe, expect, test } from "vitest";
import { RelayedKeys, relayedKeyCodec } from "../../src/ccf/relayed-keys.js";
import { newTrace } from "../../src/contract/trace.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { sealWith } from "../../src/store/sealing.js";
import { newKey } from "../store/opened-records.js";
import { subscription } from "./subscription.js";

const most = 2000;

const nameOf = (number: number, ccfId = "ccf-b") => ({
  ...{ ccfId, apiInvokerId: "API-INVOKER-1", aefId: "aef-1" },
  aefPskId: number.toString(16).padStart(16, "0"),
});

const hour = () => performance.now() + 3_600_000;

const relayedKeys = () => {
  const store = openMemory();
  const sealing = sealWith([newKey("k")]);
  const records = new Records({ store, sealing, prefix: "" }, "relayed", relayedKeyCodec);
  const sent: string[] = [];
  const keys = new RelayedKeys(records, {
    sealed: (notice) => ({ key: notice.revocation.aefPskId, value: "" }),
    send: ({ revocation }) => void sent.push(revocation.aefPskId),
  });
  const revoke = (number: number, ccfId?: string) =>
    keys.revoke({ ...nameOf(number, ccfId), cause: "UNEXPECTED_REASON" }, newTrace());
  const garble = async () => {
    for await (const key of store.keys("relayed/")) await store.put(key, "garbled");
  };
  return { keys, sent, revoke, garble };
};

describe("a relay that is told of revoked keys", () => {
  test("notes those that it never had for each peer up to a number, then has that peer wait", async () => {
    const { keys, revoke } = relayedKeys();
    for (let n = 0; n < most; n++) await revoke(n);

    await expect(revoke(most)).rejects.toMatchObject({ status: 429 });
    await expect(revoke(most, "ccf-c")).resolves.toBeUndefined();
    await expect(revoke(7)).resolves.toBeUndefined(); // told once more
    expect(await keys.handOn(nameOf(7), hour(), subscription)).toBe(false);
  });

  test("takes every notice of a key that it has handed on, whatever else the peer says", async () => {
    const { keys, sent, revoke } = relayedKeys();
    for (let n = 0; n < most; n++) await revoke(n);
    await keys.handOn(nameOf(most), hour(), subscription);
    await revoke(most);

    expect(sent).toEqual([nameOf(most).aefPskId]);
    expect(await keys.handOn(nameOf(most), hour(), subscription)).toBe(false);
  });

  test("takes one whose record nothing opens for one that it never had", async () => {
    const { keys, sent, revoke, garble } = relayedKeys();
    await keys.handOn(nameOf(1), hour(), subscription);
    await garble();
    await revoke(1);
    expect(await keys.handOn(nameOf(1), hour(), subscription)).toBe(false);
    await garble();

    expect(await keys.handOn(nameOf(1), hour(), subscription)).toBe(true);
    await revoke(1);
    expect(sent).toEqual([nameOf(1).aefPskId]);
  });
});
