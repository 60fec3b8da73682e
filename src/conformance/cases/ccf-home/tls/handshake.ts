import { expect } from "../../../bench/expect.js";
import { serverOf } from "../../../bench/handshake.js";
import { type HomeBench, homeApiRoot } from "../../../bench/home.js";
import { clientTls, forbiddenTls } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyOverHttp2, unlessHttp2 } from "../../http2.js";
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
} from "../../tls-port.js";
import { keyGiven, needsPeer } from "../ccf-security-info/key-answer.js";
import { given } from "../ccf-security-info/known-aef.js";

const portOf =
  ({ target, waits }: HomeBench): TlsPort =>
  (changes) => ({
    ...serverOf(homeApiRoot(target)("ccf-security-info")),
    tls: { ...clientTls(target.ca, given(target.peer, "peer")), ...changes },
    timeoutMs: waits.answerMs,
  });

/** TS 33.210 6.2 on the CCF's port. */
export const handshake: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-113",
    level: "MUST",
    clause: "TS 33.210 6.2.1; RFC 8996",
    step: 7,
    title: "refuses TLS 1.1",
    needs: ["peer"],
    run: (bench) => expectRefused(portOf(bench), forbiddenTls["TLS 1.1"]),
  },
  {
    id: "CCF-HOME-114",
    level: "MUST",
    clause: "TS 33.210 6.2.3",
    step: 7,
    title: "refuses suites without authenticated encryption",
    needs: ["peer"],
    run: (bench) => expectRefused(portOf(bench), forbiddenTls["CBC suites"]),
  },
  {
    id: "CCF-HOME-115",
    level: "MUST",
    clause: "TS 33.210 6.2.3; security, TLS",
    step: 7,
    title: "refuses suites without forward secrecy, with a pre-shared key or without",
    needs: ["peer"],
    run: (bench) => expectRefused(portOf(bench), withoutForwardSecrecy),
  },
  {
    id: "CCF-HOME-116",
    level: "MUST",
    clause: "TS 33.210 6.2; security, TLS",
    step: 7,
    title: "does not renegotiate",
    needs: ["peer"],
    run: (bench) => expectNoRenegotiation(portOf(bench)),
  },
  {
    id: "CCF-HOME-117",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 7,
    title: "offers TLS 1.2 and TLS 1.3",
    needs: ["peer"],
    async run(bench) {
      await made(portOf(bench), tls12);
      await made(portOf(bench), tls13);
    },
  },
  {
    id: "CCF-HOME-118",
    level: "MUST",
    clause: "security, TLS; RFC 7627; TS 33.122 A.1",
    step: 2,
    title: "makes TLS 1.2 sessions with an extended master secret, and gives no tickets for them",
    needs: ["peer"],
    async run(bench) {
      const { hasTicket } = await expectExtendedMasterSecret(portOf(bench));
      expect(!hasTicket, "the server gave a session ticket");
    },
  },
  {
    id: "CCF-HOME-119",
    level: "MAY",
    clause: "TS 29.222 7.3; RFC 9113 3.2",
    step: 7,
    title: "offers HTTP/2 by ALPN",
    needs: ["peer"],
    applies: unlessHttp2,
    async run(bench) {
      const { alpn } = await made(portOf(bench), { ALPNProtocols: ["h2", "http/1.1"] });
      expect(alpn === "h2", "HTTP/2 was not selected", { expected: "h2", actual: alpn });
    },
  },
  {
    id: "CCF-HOME-120",
    level: "MUST",
    clause: "TS 33.210 6.2.3; RFC 7525 3.3",
    step: 7,
    title: "compresses nothing, even for a client that would have it so",
    needs: ["peer"],
    run: (bench) => expectNoCompression(portOf(bench)),
  },
  {
    id: "CCF-HOME-121",
    level: "MUST",
    clause: "TS 29.222 7.3; RFC 9113 8",
    step: 7,
    title: "answers over HTTP/2 as over HTTP/1.1, the key and the refusal",
    needs: needsPeer,
    applies: unlessHttp2,
    async run(bench) {
      const { info } = await keyGiven(bench);
      const { target, waits, record } = bench;
      const apiRoot = homeApiRoot(target)("ccf-security-info");
      const tls = clientTls(target.ca, given(target.peer, "peer"));
      const options = {
        from: "CCF-A",
        to: "CCF-B",
        apiRoot,
        tls,
        timeoutMs: waits.answerMs,
        record,
      };
      await expectKeyOverHttp2(options, bench.question(), info.aefPskId);
    },
  },
];
