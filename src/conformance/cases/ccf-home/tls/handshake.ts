import { constants } from "node:crypto";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import { expect } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import { type Handshake, openTls, serverOf, tryHandshake } from "../../../bench/handshake.js";
import { type HomeBench, homeApiRoot } from "../../../bench/home.js";
import { clientTls, forbiddenTls } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { given } from "../ccf-security-info/known-aef.js";

const tls12 = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
const tls13 = { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" } as const;

/** Suites of TLS 1.2 whose key exchange is the pre-shared key, or RSA: no forward secrecy. */
const withoutForwardSecrecy = {
  ...tls12,
  ciphers: "PSK-AES128-GCM-SHA256:PSK-AES256-GCM-SHA384:AES128-GCM-SHA256:AES256-GCM-SHA384",
  pskCallback: () => ({ identity: "anybody", psk: Buffer.alloc(32) }),
  checkServerIdentity: () => undefined,
} satisfies ConnectionOptions;

const optionsFor = ({ target, waits }: HomeBench, changes: ConnectionOptions) => ({
  ...serverOf(homeApiRoot(target)("ccf-security-info")),
  tls: { ...clientTls(target.ca, given(target.peer, "peer")), ...changes },
  timeoutMs: waits.answerMs,
});

/** Expects a handshake of what the peer offers. */
const made = async (bench: HomeBench, changes: ConnectionOptions): Promise<Handshake> => {
  const result = await tryHandshake(optionsFor(bench, changes));
  if (!("refused" in result)) return result;
  throw broken({
    message: `there is no TLS from ${changes.minVersion} to ${changes.maxVersion}`,
    expected: "a TLS connection",
    actual: result.refused,
  });
};

const expectRefused = async (bench: HomeBench, changes: ConnectionOptions): Promise<void> => {
  await made(bench, tls12);
  const result = await tryHandshake(optionsFor(bench, changes));
  expect("refused" in result, "the handshake was not refused", {
    expected: "a TLS alert",
    actual: "refused" in result ? result.refused : `${result.protocol} ${result.cipher}`,
  });
};

/** Whether the server follows the client into a second handshake on an open connection. */
const renegotiates = (socket: TLSSocket, patienceMs: number): Promise<boolean> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    const told = (answer: boolean) => {
      clearTimeout(timer);
      resolve(answer);
    };
    socket.once("close", () => told(false));
    socket.renegotiate({}, (error) => told(error === null));
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
    run: (bench) => expectRefused(bench, forbiddenTls["TLS 1.1"]),
  },
  {
    id: "CCF-HOME-114",
    level: "MUST",
    clause: "TS 33.210 6.2.3",
    step: 7,
    title: "refuses suites without authenticated encryption",
    needs: ["peer"],
    run: (bench) => expectRefused(bench, forbiddenTls["CBC suites"]),
  },
  {
    id: "CCF-HOME-115",
    level: "MUST",
    clause: "TS 33.210 6.2.3; security, TLS",
    step: 7,
    title: "refuses suites without forward secrecy, with a pre-shared key or without",
    needs: ["peer"],
    run: (bench) => expectRefused(bench, withoutForwardSecrecy),
  },
  {
    id: "CCF-HOME-116",
    level: "MUST",
    clause: "TS 33.210 6.2; security, TLS",
    step: 7,
    title: "does not renegotiate",
    needs: ["peer"],
    async run(bench) {
      // Ours would not ask for it with SSL_OP_NO_RENEGOTIATION.
      const options = optionsFor(bench, { ...tls12, secureOptions: constants.SSL_OP_NO_TICKET });
      const socket = await openTls(options);
      try {
        const again = await renegotiates(socket, bench.waits.answerMs / 2);
        expect(!again, "the client could renegotiate");
      } finally {
        socket.destroy();
      }
    },
  },
  {
    id: "CCF-HOME-117",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 7,
    title: "offers TLS 1.2 and TLS 1.3",
    needs: ["peer"],
    async run(bench) {
      await made(bench, tls12);
      await made(bench, tls13);
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
      const agreed = await made(bench, { ...tls12, secureOptions: 0 });
      const { session, hasTicket } = agreed;
      expect(session?.extendedMasterSecret === true, "there is no extended master secret");
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
    applies: ({ declares }) =>
      declares("http2") ? undefined : "the target declares no HTTP/2 (http2)",
    async run(bench) {
      const { alpn } = await made(bench, { ALPNProtocols: ["h2", "http/1.1"] });
      expect(alpn === "h2", "HTTP/2 was not selected", { expected: "h2", actual: alpn });
    },
  },
];
