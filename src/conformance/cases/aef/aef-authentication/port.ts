import type { AuthenticationInitiationRsp } from "../../../../contract/types.js";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import { serverOf } from "../../../bench/handshake.js";
import { clientTls } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { expectOverHttp2, unlessHttp2 } from "../../http2.js";
import { expectNoCompression, type TlsPort } from "../../tls-port.js";

const portOf =
  ({ target, waits, apiRoot }: AefBench): TlsPort =>
  (changes) => ({
    ...serverOf(apiRoot),
    tls: { ...clientTls(target.ca, {}), ...changes },
    timeoutMs: waits.answerMs,
  });

/** Step 4: the port where the AEF is asked. */
export const port: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-097",
    level: "MUST",
    clause: "TS 33.210 6.2.3; RFC 7525 3.3",
    step: 4,
    title: "compresses nothing, even for a client that would have it so",
    run: (bench) => expectNoCompression(portOf(bench)),
  },
  {
    id: "AEF-098",
    level: "MUST",
    clause: "TS 29.222 7.3; RFC 9113 8",
    step: 4,
    title: "answers over HTTP/2 as over HTTP/1.1, with the same PSK identity, and refuses alike",
    applies: unlessHttp2,
    async run(bench) {
      const { pskIdentity } = await bench.ready();
      const { apiRoot, target, waits, record } = bench;
      const answer = await expectOverHttp2<AuthenticationInitiationRsp>(
        {
          ...{ from: "invoker", to: "AEF", apiRoot, record },
          tls: clientTls(target.ca, {}),
          timeoutMs: waits.answerMs + waits.relayMs,
        },
        ["aef-authentication", "initiateAuthentication"],
        bench.request(),
      );
      expect(answer.pskIdentity === pskIdentity, "the PSK identity is another over HTTP/2", {
        expected: pskIdentity,
        actual: answer.pskIdentity,
      });
    },
  },
];
