import type { ServerOptions } from "node:https";
import type { AefBench } from "../../../bench/aef.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import { NotTestable } from "../../../bench/failures.js";
import { freshKeyId } from "../../../bench/given-key.js";
import { nextHello } from "../../../bench/next-hello.js";
import { expectOfferOfProfile } from "../../../bench/offer.js";
import { playedCcfTls } from "../../../bench/played-ccf.js";
import { forbiddenTls, outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";

/** Step 5 while the CCF listens in another way: nothing may be sent there. */
const asksNobody = async (
  { ready, initiate, ccf }: AefBench,
  listenOtherwise: () => void,
): Promise<void> => {
  await ready();
  const before = ccf.asked.length;
  try {
    listenOtherwise();
    const reply = await initiate({ aefPskId: freshKeyId() });
    expect(ccf.asked.length === before, "the AEF sent its question all the same");
    expectRefusal(reply, { status: 504 }, { status: 502 });
  } finally {
    ccf.neighbour.restore();
  }
};

const serves = (bench: AefBench, changes: ServerOptions) => () =>
  bench.ccf.neighbour.serveWith({ ...playedCcfTls(bench.ccf.ccf), ...changes });

type Wrong = "expired" | "notYetValid" | "otherHost";

const certificateCase = (id: string, wrong: Wrong, title: string): CaseOf<"aef"> => ({
  id,
  level: "MUST",
  clause: "TS 33.210 6.2.1; TS 33.310 6.1.3a",
  step: 5,
  title,
  needs: ["coreFunction"],
  alone: true,
  async run(bench) {
    const credentials = bench.target.coreFunction.servers?.[wrong];
    if (credentials === undefined) throw new NotTestable(`aef.coreFunction.servers.${wrong}`);
    await asksNobody(bench, serves(bench, credentials));
  },
});

/** CAPIF-3: the CCF that the AEF asks has to be its own. */
export const server: readonly CaseOf<"aef">[] = [
  certificateCase("AEF-087", "expired", "asks no CCF whose certificate has expired"),
  certificateCase("AEF-088", "notYetValid", "asks no CCF whose certificate is not valid yet"),
  certificateCase("AEF-089", "otherHost", "asks no CCF whose certificate names another host"),
  {
    id: "AEF-090",
    level: "MUST",
    clause: "TS 33.210 6.2.1; security, Identities",
    step: 5,
    title: "asks no CCF whose certificate another CA has issued",
    alone: true,
    async run(bench) {
      const { hostname } = new URL(bench.target.coreFunction.apiRoot);
      await asksNobody(bench, serves(bench, await outsiderCertificate(hostname)));
    },
  },
  {
    id: "AEF-091",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 5,
    title: "asks no CCF that offers TLS 1.1 alone",
    alone: true,
    async run(bench) {
      await asksNobody(bench, serves(bench, forbiddenTls["TLS 1.1"]));
    },
  },
  {
    id: "AEF-092",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD",
    step: 5,
    title: "asks no CCF that offers CBC suites alone",
    alone: true,
    async run(bench) {
      await asksNobody(bench, serves(bench, forbiddenTls["CBC suites"]));
    },
  },
  {
    id: "AEF-094",
    level: "MUST",
    clause: "TS 33.210 6.2.1; TS 33.122 6.2, CAPIF-3",
    step: 5,
    title: "asks no CCF that shows no certificate",
    alone: true,
    async run(bench) {
      await asksNobody(bench, serves(bench, forbiddenTls["no certificate"]));
    },
  },
  {
    id: "AEF-095",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD, forward secrecy, null compression",
    step: 5,
    title: "offers its CCF no plain PSK, no suite without forward secrecy, and no compression",
    alone: true,
    async run({ ready, initiate, ccf }) {
      await ready();
      const asks = () => initiate({ aefPskId: freshKeyId() });
      expectOfferOfProfile(await nextHello(ccf.neighbour, asks));
    },
  },
  {
    id: "AEF-093",
    level: "MUST",
    clause: "contract 4, 504",
    step: 10,
    title: "answers 504 where its CCF cannot be reached",
    alone: true,
    async run({ ready, initiate, ccf }) {
      await ready();
      try {
        ccf.neighbour.acceptWith((socket) => socket.destroy());
        expectRefusal(await initiate({ aefPskId: freshKeyId() }), { status: 504 });
      } finally {
        ccf.neighbour.restore();
      }
    },
  },
];
