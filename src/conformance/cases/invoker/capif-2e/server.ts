import type { ServerOptions } from "node:https";
import { expect } from "../../../bench/expect.js";
import { broken, NotTestable } from "../../../bench/failures.js";
import type { InvokerBench } from "../../../bench/invoker.js";
import { expectOfferOfProfile } from "../../../bench/offer.js";
import { forbiddenTls, outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { expectEnd } from "../ends.js";

type Shown = (bench: InvokerBench) => ServerOptions | Promise<ServerOptions>;
type Wrong = keyof NonNullable<InvokerBench["lane"]["aef"]["servers"]>;

const certificate =
  (kind: Wrong): Shown =>
  ({ lane }) => {
    const credentials = lane.aef.servers?.[kind];
    if (credentials === undefined) throw new NotTestable(`invoker.lanes.aef.servers.${kind}`);
    return credentials;
  };

/** A case in which the AEF shows something at step 4 that it must not be taken for. */
const sendsNothing = (
  id: string,
  clause: string,
  who: string,
  shown: Shown,
): CaseOf<"invoker"> => ({
  id,
  level: "MUST",
  clause,
  step: 4,
  title: `sends nothing to an AEF ${who}`,
  async run(bench) {
    await bench.control();
    bench.aef.serveWith(await shown(bench));
    const seen = await bench.run();
    expect(seen.aef.initiated.length === 0, "step 4 was sent over that connection");
    expectEnd(seen, 4);
  },
});

const verified = "security, Step 4 is open to anyone; TS 33.310 6.1";
const profile = "TS 33.210 6.2";

/** Step 4: an AEF that the invoker must not talk to. */
export const server: readonly CaseOf<"invoker">[] = [
  sendsNothing("INVOKER-051", verified, "whose certificate has expired", certificate("expired")),
  sendsNothing(
    "INVOKER-052",
    verified,
    "whose certificate is not yet valid",
    certificate("notYetValid"),
  ),
  sendsNothing(
    "INVOKER-053",
    verified,
    "whose certificate is for another host",
    certificate("otherHost"),
  ),
  sendsNothing("INVOKER-033", verified, "whose certificate another CA signed", () =>
    outsiderCertificate("aef"),
  ),
  sendsNothing("INVOKER-054", verified, "that shows no certificate", () => ({
    ...forbiddenTls["no certificate"],
    pskCallback: () => null,
  })),
  sendsNothing("INVOKER-055", profile, "that has TLS 1.1 only", () => forbiddenTls["TLS 1.1"]),
  sendsNothing(
    "INVOKER-056",
    profile,
    "that has CBC suites only",
    () => forbiddenTls["CBC suites"],
  ),
  {
    id: "INVOKER-057",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD, forward secrecy, null compression",
    step: 4,
    title: "offers the AEF no plain PSK, no suite without forward secrecy, and no compression",
    async run({ clean }) {
      const { aef, output } = await clean();
      const [hello] = aef.hellos;
      if (hello === undefined) throw broken({ message: "step 4 had no TLS", actual: output });
      expectOfferOfProfile(hello);
    },
  },
];
