import { createServer } from "node:http";
import type { ServerOptions } from "node:https";
import { expect, expectRefusal } from "../../bench/expect.js";
import { NotTestable } from "../../bench/failures.js";
import type { Neighbour } from "../../bench/neighbour.js";
import { nextHello } from "../../bench/next-hello.js";
import { expectOfferOfProfile } from "../../bench/offer.js";
import { playedCcfTls } from "../../bench/played-ccf.js";
import type { RelayBench } from "../../bench/relay.js";
import { forbiddenTls, outsiderCertificate } from "../../bench/tls.js";
import type { CaseOf } from "../../case.js";
import { beyond, expectKeyHandedOn, expectNothingSent } from "./asking.js";

/** The AEF asks while the peer shows something that it must not be taken for. */
const expectNotTrusted = async (
  bench: RelayBench,
  disguise: (neighbour: Neighbour) => void,
): Promise<void> => {
  const { neighbour } = bench.peer;
  await expectKeyHandedOn(bench);
  disguise(neighbour);
  try {
    await expectNothingSent(bench, async () => expectRefusal(await bench.ask(), ...beyond));
  } finally {
    neighbour.restore();
  }
};

const expectTlsNotTrusted = (bench: RelayBench, tls: ServerOptions): Promise<void> =>
  expectNotTrusted(bench, (neighbour) =>
    neighbour.serveWith({ ...playedCcfTls(bench.peer.ccf), ...tls }),
  );

type Servers = NonNullable<RelayBench["peer"]["ccf"]["servers"]>;

const refusesServer = (id: string, kind: keyof Servers, title: string): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "TS 33.310 6; TS 33.122 6.2, CAPIF-6e",
  step: 7,
  title,
  alone: true,
  async run(bench) {
    const credentials = bench.peer.ccf.servers?.[kind];
    if (credentials === undefined) throw new NotTestable(`ccf-relay.peers[0].servers.${kind}`);
    await expectTlsNotTrusted(bench, credentials);
  },
});

const refusesTls = (
  id: string,
  kind: keyof typeof forbiddenTls,
  title: string,
): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "TS 33.210 6.2",
  step: 7,
  title,
  alone: true,
  run: (bench) => expectTlsNotTrusted(bench, forbiddenTls[kind]),
});

/** Step 7: whom CCF-A takes for its peer. */
export const tls: readonly CaseOf<"ccf-relay">[] = [
  refusesServer("CCF-RELAY-066", "expired", "asks no peer whose certificate has expired"),
  refusesServer("CCF-RELAY-067", "notYetValid", "asks no peer whose certificate is not yet valid"),
  refusesServer("CCF-RELAY-068", "otherHost", "asks no peer whose certificate is for another host"),
  {
    id: "CCF-RELAY-069",
    level: "MUST",
    clause: "security, Identities",
    step: 7,
    title: "asks no peer whose certificate is from a CA that it does not know",
    alone: true,
    async run(bench) {
      const { ccfId } = bench.peer.ccf;
      const host = new URL(bench.peer.ccf.apiRoot).hostname.replace(/^\[|\]$/g, "");
      await expectTlsNotTrusted(bench, await outsiderCertificate(ccfId, undefined, host));
    },
  },
  refusesTls("CCF-RELAY-070", "TLS 1.1", "asks no peer that offers nothing newer than TLS 1.1"),
  refusesTls("CCF-RELAY-071", "CBC suites", "asks no peer that offers CBC suites only"),
  refusesTls("CCF-RELAY-101", "no certificate", "asks no peer that shows no certificate"),
  {
    id: "CCF-RELAY-102",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD, forward secrecy, null compression",
    step: 7,
    title: "offers its peer no plain PSK, no suite without forward secrecy, and no compression",
    alone: true,
    async run(bench) {
      await expectKeyHandedOn(bench);
      expectOfferOfProfile(await nextHello(bench.peer.neighbour, () => bench.ask()));
    },
  },
  {
    id: "CCF-RELAY-072",
    level: "MUST",
    clause: "TS 33.122 6.2, CAPIF-6e",
    step: 7,
    title: "asks no peer in plain HTTP",
    alone: true,
    async run(bench) {
      let asked = 0;
      const plain = createServer((_, response) => {
        asked++;
        response.writeHead(500).end();
      });
      await expectNotTrusted(bench, (neighbour) =>
        neighbour.acceptWith((socket) => plain.emit("connection", socket)),
      );
      expect(asked === 0, "the peer was asked without TLS", { expected: 0, actual: asked });
    },
  },
];
