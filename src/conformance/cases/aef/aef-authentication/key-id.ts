import { expectRefusal } from "../../../bench/expect.js";
import { freshKeyId } from "../../../bench/given-key.js";
import type { CaseOf } from "../../../case.js";
import { refusing } from "../rejection.js";
import { expectNotServed, expectServed, takesCertificates } from "../service/access.js";

/** aefPskId: how an invoker changes its key while the old one is still valid. */
export const keyId: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-033",
    level: "MUST",
    clause: "contract 2, aefPskId; security, Step 4 is open to anyone",
    step: 5,
    title: "asks again if the invoker means another key than the one held, and serves the new one",
    async run({ ready, connect, ccf, confirming, freshKey, servicePath }) {
      await ready();
      const key = freshKey();
      ccf.behave(confirming(key.told));
      const renewed = await ready({ aefPskId: key.aefPskId });
      await expectServed(connect(renewed, { aefPsk: key.aefPsk }), servicePath);
    },
  },
  {
    id: "AEF-034",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 11,
    title: "takes a superseded key until the new one is first used",
    async run({ ready, connect, ccf, confirming, freshKey, servicePath }) {
      const old = await ready();
      const key = freshKey();
      ccf.behave(confirming(key.told));
      await ready({ aefPskId: key.aefPskId });
      await expectServed(connect(old), servicePath);
    },
  },
  {
    id: "AEF-035",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 11,
    title: "takes a superseded key no more once the new one was used",
    async run(bench) {
      const { ready, connect, ccf, confirming, freshKey, servicePath } = bench;
      const old = await ready();
      await expectServed(connect(old), servicePath);
      const key = freshKey();
      ccf.behave(confirming(key.told));
      const renewed = await ready({ aefPskId: key.aefPskId });
      await expectServed(connect(renewed, { aefPsk: key.aefPsk }), servicePath);
      await expectNotServed(
        connect(old, takesCertificates(bench)),
        servicePath,
        "the superseded key",
      );
    },
  },
  {
    id: "AEF-036",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 5,
    title: "keeps the valid key where asking for another one fails",
    async run({ ready, initiate, connect, ccf, servicePath }) {
      const held = await ready();
      ccf.behave(refusing(504, "TIMED_OUT_REQUEST"));
      expectRefusal(await initiate({ aefPskId: freshKeyId() }), { status: 504 });
      ccf.behave(refusing(404, "SECURITY_CONTEXT_NOT_FOUND"));
      await initiate({ aefPskId: freshKeyId() });
      await ready();
      await expectServed(connect(held), servicePath);
    },
  },
];
