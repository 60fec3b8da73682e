import { expect, onTestFinished, test } from "vitest";
import { claimDigest } from "../../src/aef/claims.js";
import { ExposingFunction } from "../../src/aef/exposing-function.js";
import { KeptKeys } from "../../src/aef/kept-keys.js";
import { identified } from "../../src/aef/keys.js";
import { RevokedKeys } from "../../src/aef/revoked-keys.js";
import { newTrace } from "../../src/contract/trace.js";
import type { Connection } from "../../src/http/handlers.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { unsealed } from "../../src/store/sealing.js";

const p0 = "https://127.0.0.1";
const details = { ipv4Addr: "127.0.0.1", securityMethods: ["PSK" as const] };
const about = { ccfId: "ccf-b", apiInvokerId: "API-INVOKER-1", aefId: "aef-1" };
const asksAgain = new Error("the CCF is asked");

test("a key that is revoked while the rates are asked is not named", async () => {
  const sealed = { store: openMemory(), sealing: unsealed, prefix: "" };
  const { ccfId, apiInvokerId, aefId } = about;
  const key = identified({
    ...{ apiInvokerId, ccfId, p0, aefPskId: "0123456789abcdef" },
    ...{ aefPsk: Buffer.alloc(32, 1), expiresAt: performance.now() + 60_000 },
  });
  let isRevoked = false;
  const aef = new ExposingFunction({
    aefId,
    interfaces: new Map([[p0, details]]),
    ccf: { client: { POST: () => Promise.reject(asksAgain) } as never },
    kept: new KeptKeys(sealed, silentLog),
    revoked: new RevokedKeys(sealed),
    requireAefPskId: false,
    failureMemorySeconds: 5,
    rates: {
      admit: async () => {
        if (isRevoked) await aef.noteRevocation({ ...about, aefPskId: key.aefPskId, cause: "x" });
      },
      admitRefused: async () => {},
      admitQuestion: async () => {},
      admitNotice: async () => {},
    },
    log: silentLog,
  });
  onTestFinished(() => aef.close());
  aef.keys.store(claimDigest({ ccfId, ccfAddress: undefined, apiInvokerId, p0 }), key);
  const request = { connection: { socket: {} } as Connection, trace: newTrace() };
  const ask = () =>
    aef.initiateAuthentication(
      { apiInvokerId, ccfInformation: { ccfId }, supportedFeatures: "0" },
      request,
    );
  expect((await ask()).pskIdentity).toBe(key.pskIdentity);
  isRevoked = true;

  await expect(ask()).rejects.toBe(asksAgain);
});
