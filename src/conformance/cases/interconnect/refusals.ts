import { createServer } from "node:net";
import type { AuthenticationInitiationReq } from "../../../contract/types.js";
import { expect, expectRefusal } from "../../bench/expect.js";
import type { InterconnectBench } from "../../bench/interconnect.js";
import { freshInvokerId } from "../../bench/played-ccf.js";
import { isRefused } from "../../bench/psk-connection.js";
import type { CaseOf } from "../../case.js";

const rejected = { status: 403, cause: "AUTHENTICATION_REJECTED" } as const;

/** A case in which step 4 is accepted, and rejected with one change. */
const rejects =
  (changes: () => Partial<AuthenticationInitiationReq>) =>
  async ({ own }: InterconnectBench): Promise<void> => {
    const agreed = await own.invoker.obtainSecurityMethod();
    await own.ready(agreed);
    expectRefusal(await own.initiate(agreed, changes()), rejected);
  };

/** Counts who dials a port of its own. */
const trap = async () => {
  let dialled = 0;
  const server = createServer((socket) => {
    dialled++;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen({ host: "127.0.0.1", port: 0 }, resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return { port, dialled: () => dialled, close: () => server.close() };
};

/** Whom an interconnect keeps out. */
export const refusals: readonly CaseOf<"interconnect">[] = [
  {
    id: "IC-006",
    level: "MUST",
    clause: "contract 4; TS 33.122 6.5.2.1",
    step: 4,
    title: "rejects an invoker that CCF-B does not know",
    run: rejects(() => ({ apiInvokerId: freshInvokerId() })),
  },
  {
    id: "IC-007",
    level: "MUST",
    clause: "contract 4; security, Calls that must not happen",
    step: 6,
    title: "rejects an invoker that names a CCF of no agreement",
    run: rejects(() => ({ ccfInformation: { ccfId: "ccf-of-nobody.conformance" } })),
  },
  {
    id: "IC-008",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 6,
    title: "rejects a CCF address that selects nobody, and never dials it",
    async run({ own, waits }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      await own.ready(agreed);
      const { port, dialled, close } = await trap();
      try {
        const ccfInformation = { ccfAddress: { ipv4Addr: "127.0.0.1", port } };
        expectRefusal(await own.initiate(agreed, { ccfInformation }), rejected);
        await new Promise((resolve) => setTimeout(resolve, waits.quietMs));
        expect(dialled() === 0, "an address that only the invoker named was dialled", {
          expected: 0,
          actual: dialled(),
        });
      } finally {
        close();
      }
    },
  },
  {
    id: "IC-009",
    level: "MUST",
    clause: "contract 2; security, Step 4 is open to anyone",
    step: 4,
    title: "rejects an aefPskId that is not of CCF-B's key",
    run: rejects(() => ({ aefPskId: "0123456789abcdef" })),
  },
  {
    id: "IC-010",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 11; security, TLS",
    step: 11,
    title: "refuses TLS-PSK with a known identity and a wrong key",
    async run({ own, servicePath }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      const { pskIdentity } = await own.ready(agreed);
      const { status } = await own.connect(agreed, { identity: pskIdentity }).get(servicePath);
      expect(status < 400, `the call with the right key was answered ${status}`);
      const wrong = own.connect(agreed, { identity: pskIdentity, aefPsk: Buffer.alloc(32, 1) });
      expect(await isRefused(wrong, servicePath), "the AEF took a wrong key");
    },
  },
  {
    id: "IC-011",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3; contract 4",
    step: 8,
    title: "rejects a key whose security context was deleted at CCF-B",
    async run({ own }) {
      await own.ready(await own.invoker.obtainSecurityMethod());
      const agreed = await own.invoker.obtainSecurityMethod();
      await own.invoker.withoutContext();
      expectRefusal(await own.initiate(agreed), rejected);
    },
  },
];
