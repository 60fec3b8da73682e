import { setTimeout as wait } from "node:timers/promises";
import { interfaceInformation } from "../../../psk/index.js";
import type { Decoy } from "../../bench/decoy.js";
import { expect, expectAnswer, expectRefusal } from "../../bench/expect.js";
import type { RelayBench } from "../../bench/relay.js";
import type { CaseOf } from "../../case.js";
import { addressesOf, addressOf, respelled } from "./addresses.js";
import { expectKeyHandedOn, expectNothingSent, notInAgreement } from "./asking.js";

const decoyAddress = ({ peer }: RelayBench, { port }: Decoy) => {
  const { apiPrefix: _, ...address } = addressOf(peer.ccf.apiRoot);
  return { ...address, port };
};

const expectNotDialled = async ({ waits }: RelayBench, decoy: Decoy): Promise<void> => {
  await wait(waits.quietMs);
  expect(decoy.connections === 0, "an address that only the caller named was dialled", {
    expected: "no connection",
    actual: decoy.connections,
  });
};

/** Step 6: which peer CCF-B's information selects. */
export const selection: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-002",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 5 and 6; contract 2",
    step: 6,
    title: "selects the peer by the address where it is reached, without an id",
    async run(bench) {
      const ccfAddress = addressOf(bench.peer.ccf.apiRoot);
      await expectKeyHandedOn(bench, { ccfInformation: { ccfAddress } });
    },
  },
  {
    id: "CCF-RELAY-003",
    level: "MUST",
    clause: "contract 2",
    step: 6,
    title: "selects the peer by every further address that is configured for it",
    async run(bench) {
      for (const ccfAddress of addressesOf(bench.peer).slice(1))
        await expectKeyHandedOn(bench, { ccfInformation: { ccfAddress } });
    },
  },
  {
    id: "CCF-RELAY-004",
    level: "MUST",
    clause: "contract 2, 3.1",
    step: 6,
    title: "compares addresses as text: host case, final dot, final slash and default port are one",
    async run(bench) {
      for (const ccfAddress of addressesOf(bench.peer).flatMap(respelled))
        await expectKeyHandedOn(bench, { ccfInformation: { ccfAddress } });
    },
  },
  {
    id: "CCF-RELAY-005",
    level: "MUST",
    clause: "contract 2, 3.1",
    step: 6,
    title: "takes an address with another port or another prefix for nobody's",
    async run(bench) {
      const known = bench.peers.flatMap(addressesOf).map(interfaceInformation);
      const address = addressOf(bench.peer.ccf.apiRoot);
      await expectKeyHandedOn(bench, { ccfInformation: { ccfAddress: address } });
      const { port = 443, apiPrefix = "" } = address;
      for (const ccfAddress of [
        { ...address, port: port === 1 ? 2 : port - 1 },
        { ...address, apiPrefix: `${apiPrefix}/other` },
      ].filter((other) => !known.includes(interfaceInformation(other))))
        await expectNothingSent(bench, async () =>
          expectRefusal(await bench.ask({ ccfInformation: { ccfAddress } }), notInAgreement),
        );
    },
  },
  {
    id: "CCF-RELAY-006",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 6,
    title: "refuses an address that selects nobody, and does not dial it",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const decoy = await bench.decoy();
      const ccfInformation = { ccfAddress: decoyAddress(bench, decoy) };
      expectRefusal(await bench.ask({ ccfInformation }), notInAgreement);
      await expectNotDialled(bench, decoy);
    },
  },
  {
    id: "CCF-RELAY-007",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 6,
    title: "never dials an address that the caller names beside a peer's id",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const decoy = await bench.decoy();
      const ccfAddress = decoyAddress(bench, decoy);
      await bench.ask({ ccfInformation: { ccfId: bench.peer.ccf.ccfId, ccfAddress } });
      await expectNotDialled(bench, decoy);
    },
  },
  {
    id: "CCF-RELAY-008",
    level: "MUST",
    clause: "contract 2",
    step: 6,
    title: "refuses the id of one peer with the address of another, and asks neither",
    async run(bench) {
      const second = bench.secondPeer();
      await expectKeyHandedOn(bench);
      const ccfInformation = {
        ccfId: bench.peer.ccf.ccfId,
        ccfAddress: addressOf(second.ccf.apiRoot),
      };
      await expectNothingSent(bench, async () =>
        expectRefusal(await bench.ask({ ccfInformation }), {
          status: 400,
          cause: "MANDATORY_IE_INCORRECT",
        }),
      );
    },
  },
  {
    id: "CCF-RELAY-009",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 6",
    step: 6,
    title: "asks the second peer when that one is named, and the first not at all",
    async run({ ask, peer, secondPeer }) {
      const second = secondPeer();
      const ccfInformation = { ccfId: second.ccf.ccfId };
      const answer = expectAnswer<{ aefPskId?: string }>(await ask({ ccfInformation }), 200);
      expect(answer.aefPskId === second.aefPskId, "the key is not the second peer's", {
        expected: second.aefPskId,
        actual: answer.aefPskId,
      });
      expect(peer.asked.length === 0, "the first peer was asked as well");
    },
  },
  {
    id: "CCF-RELAY-010",
    level: "MUST",
    clause: "contract 4",
    step: 6,
    title: "refuses the id of a CCF that it has no agreement with",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const ccfInformation = { ccfId: `not-${bench.peer.ccf.ccfId}` };
      await expectNothingSent(bench, async () =>
        expectRefusal(await bench.ask({ ccfInformation }), notInAgreement),
      );
    },
  },
  {
    id: "CCF-RELAY-011",
    level: "MUST",
    clause: "contract 2",
    step: 6,
    title: "takes its own id or address to mean an invoker of its own, and asks no peer",
    needs: ["ccfId"],
    async run(bench) {
      const { ccfId = "", apiRoot } = bench.target;
      await expectKeyHandedOn(bench);
      for (const ccfInformation of [{ ccfId }, { ccfAddress: addressOf(apiRoot) }])
        await expectNothingSent(bench, async () =>
          expectRefusal(await bench.ask({ ccfInformation }), {
            status: 404,
            cause: "API_INVOKER_NOT_FOUND",
          }),
        );
    },
  },
];
