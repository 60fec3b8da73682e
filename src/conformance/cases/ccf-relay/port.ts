import { serverOf } from "../../bench/handshake.js";
import type { RelayBench } from "../../bench/relay.js";
import { clientTls, forbiddenTls } from "../../bench/tls.js";
import type { CaseOf } from "../../case.js";
import { expectKeyOverHttp2, unlessHttp2 } from "../http2.js";
import {
  expectExtendedMasterSecret,
  expectNoCompression,
  expectNoRenegotiation,
  expectRefused,
  made,
  type TlsPort,
  tls12,
  tls13,
  withoutForwardSecrecy,
} from "../tls-port.js";
import { expectKeyHandedOn } from "./asking.js";

const portOf =
  ({ target, waits }: RelayBench): TlsPort =>
  (changes) => ({
    ...serverOf(target.apiRoot),
    tls: { ...clientTls(target.ca, target.aef), ...changes },
    timeoutMs: waits.answerMs,
  });

const profile = (
  number: string,
  title: string,
  check: (port: TlsPort) => Promise<unknown>,
): CaseOf<"ccf-relay"> => ({
  id: `CCF-RELAY-${number}`,
  level: "MUST",
  clause: "TS 33.210 6.2; TS 33.122 6.2, CAPIF-3",
  step: 5,
  title,
  async run(bench) {
    await check(portOf(bench));
  },
});

/** Step 5: the port where CCF-A is asked. */
export const port: readonly CaseOf<"ccf-relay">[] = [
  profile("093", "refuses TLS 1.1 from an AEF", (at) => expectRefused(at, forbiddenTls["TLS 1.1"])),
  profile("094", "refuses suites without authenticated encryption from an AEF", (at) =>
    expectRefused(at, forbiddenTls["CBC suites"]),
  ),
  profile(
    "095",
    "refuses suites without forward secrecy, plain PSK among them, from an AEF",
    (at) => expectRefused(at, withoutForwardSecrecy),
  ),
  profile("096", "does not renegotiate with an AEF", expectNoRenegotiation),
  profile("097", "offers TLS 1.2 and TLS 1.3 to an AEF", async (at) => {
    await made(at, tls12);
    await made(at, tls13);
  }),
  profile("098", "uses an extended master secret in TLS 1.2", expectExtendedMasterSecret),
  profile(
    "099",
    "compresses nothing, even for a client that would have it so",
    expectNoCompression,
  ),
  {
    id: "CCF-RELAY-100",
    level: "MUST",
    clause: "TS 29.222 7.3; RFC 9113 8",
    step: 5,
    title: "answers over HTTP/2 as over HTTP/1.1, the key and the refusal",
    applies: unlessHttp2,
    async run(bench) {
      const { aefPskId } = await expectKeyHandedOn(bench);
      const { target, waits, record } = bench;
      await expectKeyOverHttp2(
        {
          ...{ from: `AEF ${target.aef.aefId}`, to: "CCF-A", apiRoot: target.apiRoot, record },
          tls: clientTls(target.ca, target.aef),
          timeoutMs: waits.answerMs + waits.relayMs,
        },
        bench.question(),
        aefPskId,
      );
    },
  },
];
