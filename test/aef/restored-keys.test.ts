import { expect, test } from "vitest";
import { KeptKeys } from "../../src/aef/kept-keys.js";
import { HeldKeys, identified } from "../../src/aef/keys.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { unsealed } from "../../src/store/sealing.js";

const keyOf = (apiInvokerId: string) =>
  identified({
    ...{ apiInvokerId, ccfId: "ccf-b", p0: "https://127.0.0.1", aefPskId: `id-${apiInvokerId}` },
    ...{ aefPsk: Buffer.alloc(32, apiInvokerId), expiresAt: performance.now() + 60_000 },
  });

test("a key that is revoked while the store is read is not taken up", async () => {
  const revoked = new Set<string>();
  const memory = openMemory();
  const store = {
    ...memory,
    async *entries(prefix: string) {
      yield* memory.entries(prefix);
      revoked.add("early");
    },
  };
  const kept = new KeptKeys({ store, sealing: unsealed, prefix: "" }, silentLog);
  const keys = [keyOf("early"), keyOf("late")];
  for (const key of keys) await kept.put(key.apiInvokerId, key);
  const held = new HeldKeys();
  await kept.restoreTo(held, ({ apiInvokerId }) => !revoked.has(apiInvokerId));

  const p0s = new Set(["https://127.0.0.1"]);
  const found = keys.map(({ pskIdentity }) => held.forHandshake(pskIdentity, p0s)?.apiInvokerId);
  expect(found).toEqual([undefined, "late"]);
});
