import { constants } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import type { ConnectionOptions, TLSSocket } from "node:tls";
import type { TlsVersion } from "../../../../tls/versions.js";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import type { PskConnection } from "../../../bench/psk-connection.js";
import type { CaseOf } from "../../../case.js";
import { closed, expectServed, statusOf, takesCertificates } from "./access.js";

const everyTicket: ConnectionOptions = { secureOptions: constants.SSL_OP_NO_RENEGOTIATION };
const withoutKey: ConnectionOptions = { ciphers: "ECDHE+AESGCM", pskCallback: () => null };

/** The session that a connection leaves: in TLS 1.3 the one of the last ticket. */
const sessionOf = async (
  connection: PskConnection,
  { servicePath, waits }: AefBench,
): Promise<Buffer | undefined> => {
  await connection.get(servicePath);
  const { socket } = connection;
  let session: Buffer | undefined = socket?.getSession();
  socket?.on("session", (newer: Buffer) => {
    session = newer;
  });
  await delay(waits.quietMs);
  return session;
};

/** Offers the session of a first connection again, without the key; nothing may come of it. */
const offersAgain = async (
  bench: AefBench,
  tlsVersion: TlsVersion,
  first: ConnectionOptions,
): Promise<void> => {
  const { ready, connect, servicePath } = bench;
  const to = await ready();
  await expectServed(connect(to), servicePath);
  const { tls, pskOnly } = takesCertificates(bench);
  const common = { ...tls, ...everyTicket };
  const before = connect(to, { tlsVersion, pskOnly, tls: { ...common, ...first } });
  const session = await sessionOf(before, bench);
  const offered = session === undefined ? {} : { session };
  const ciphers = "DHE-PSK-AES128-GCM-SHA256:ECDHE+AESGCM"; // or the session would not be offered
  const later = { ...common, ...withoutKey, ciphers, ...offered };
  const again = connect(to, { tlsVersion, pskOnly, tls: later });
  const status = await statusOf(again, servicePath);
  expect(status === undefined || status >= 400, "an old session was served", { actual: status });
  expect(again.socket?.isSessionReused() !== true, "an old session was resumed", {
    expected: "a full handshake, or none",
  });
};

const offersInEveryVersion = async (bench: AefBench, first: ConnectionOptions): Promise<void> => {
  for (const tlsVersion of ["1.2", "1.3"] as const)
    if (bench.declared.declares(`psk-tls-${tlsVersion}`))
      await offersAgain(bench, tlsVersion, first);
};

const renegotiated = async (socket: TLSSocket): Promise<boolean> => {
  const asked = new Promise<boolean>((resolve) => {
    socket.on("error", () => resolve(false));
    // Node wants the option said; whether the certificate is trusted is not what is asked here.
    socket.renegotiate({ rejectUnauthorized: false }, (error) => resolve(error === null));
  });
  return Promise.race([asked, closed(socket).then(() => false)]);
};

/** One handshake, one key: nothing is resumed, nothing is negotiated anew. */
export const sessions: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-081",
    level: "MUST",
    clause: "security, TLS: no tickets and no session cache on CAPIF-2e",
    step: 11,
    title: "resumes no session of a PSK connection",
    async run(bench) {
      await offersInEveryVersion(bench, {});
    },
  },
  {
    id: "AEF-082",
    level: "MUST",
    clause: "security, TLS: no tickets and no session cache on CAPIF-2e",
    step: 11,
    title: "resumes no session of a certificate connection",
    async run(bench) {
      await offersInEveryVersion(bench, withoutKey);
    },
  },
  {
    id: "AEF-083",
    level: "MUST",
    clause: "TS 33.210 6.2.1; security, TLS",
    step: 11,
    title: "does not renegotiate",
    applies: (declared) =>
      declared.declares("psk-tls-1.2") ? undefined : "the AEF takes no TLS-PSK in TLS 1.2",
    async run({ ready, connect, servicePath }) {
      const tls = { secureOptions: constants.SSL_OP_NO_TICKET };
      const connection = connect(await ready(), { tlsVersion: "1.2", tls });
      await expectServed(connection, servicePath);
      const { socket } = connection;
      expect(
        socket !== undefined && !(await renegotiated(socket)),
        "the connection was renegotiated",
      );
    },
  },
];
