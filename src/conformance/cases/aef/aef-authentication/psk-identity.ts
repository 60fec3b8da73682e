import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectServed } from "../service/access.js";

const formsOf = (apiInvokerId: string): string[] =>
  (["latin1", "hex", "base64url"] as const).map((form) =>
    Buffer.from(apiInvokerId).toString(form).toLowerCase().slice(0, 20),
  );

/** The name that the AEF gives to a key. */
export const pskIdentity: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-007",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 10,
    title: "names the key with at most 128 of A-Z a-z 0-9 . _ ~ -",
    async run({ ready }) {
      const { pskIdentity } = await ready();
      expect(/^[A-Za-z0-9._~-]{1,128}$/.test(pskIdentity), "pskIdentity has other characters", {
        expected: "1 to 128 of A-Z a-z 0-9 . _ ~ -",
        actual: pskIdentity,
      });
    },
  },
  {
    id: "AEF-008",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 10,
    title: "shows no invoker's id in the PSK identity, which travels in the clear",
    async run({ ready, apiInvokerId }) {
      const { pskIdentity } = await ready();
      const shown = formsOf(apiInvokerId).some((form) => pskIdentity.toLowerCase().includes(form));
      expect(!shown, "the PSK identity shows apiInvokerId", { actual: pskIdentity });
    },
  },
  {
    id: "AEF-009",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 10,
    title: "gives the same key the same PSK identity, however the invoker's CCF was named",
    async run({ ready, ccfInformation }) {
      const first = await ready();
      const ccfAddress = { fqdn: "ccf-home.example.net", port: 8443 };
      const second = await ready({ ccfInformation: { ...ccfInformation, ccfAddress } });
      expect(second.pskIdentity === first.pskIdentity, "the same key has two PSK identities", {
        expected: first.pskIdentity,
        actual: second.pskIdentity,
      });
    },
  },
  {
    id: "AEF-010",
    level: "MUST",
    clause: "contract 2, pskIdentity",
    step: 10,
    title: "gives another key of the same invoker another PSK identity",
    async run({ ready, ccf, confirming, freshKey }) {
      const first = await ready();
      const key = freshKey();
      ccf.behave(confirming(key.told));
      const second = await ready({ aefPskId: key.aefPskId });
      expect(second.pskIdentity !== first.pskIdentity, "two keys have one PSK identity");
    },
  },
  {
    id: "AEF-011",
    level: "MUST",
    clause: "contract 2, pskIdentity; security, Identities",
    step: 11,
    title: "serves two invokers beside each other, each with an identity and a key of its own",
    async run({ ready, connect, otherInvoker, servicePath }) {
      const other = otherInvoker();
      const { apiInvokerId, ccf } = other;
      const one = await ready();
      const two = await ready({ apiInvokerId, aefPskId: ccf.aefPskId });
      expect(one.pskIdentity !== two.pskIdentity, "two invokers have one PSK identity");
      await expectServed(connect(two, { aefPsk: ccf.aefPsk }), servicePath);
      await expectServed(connect(one), servicePath);
    },
  },
];
