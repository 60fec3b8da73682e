import type { ConnectionOptions } from "node:tls";
import type { TlsVersion } from "../../../../tls/versions.js";
import type { AefBench, ConnectOptions, ReadyAt } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import type { Statement } from "../../../statement/statement.js";
import { expectNotServed, expectServed, statusOf, takesCertificates } from "./access.js";

const version = (tls: TlsVersion) => (declared: Statement) =>
  declared.declares(`psk-tls-${tls}`) ? undefined : `the AEF takes no TLS-PSK in TLS ${tls}`;

/** The right key works; then the same with one thing wrong, by a client that takes certificates too. */
const refusesAfterServing = async (
  bench: AefBench,
  who: string,
  wrongly: (to: ReadyAt) => { to?: ReadyAt; options: Omit<ConnectOptions, "identity"> },
): Promise<void> => {
  const { ready, connect, servicePath } = bench;
  const right = await ready();
  const { to = right, options } = wrongly(right);
  const { tlsVersion = bench.tlsVersion } = options;
  await expectServed(connect(right, { tlsVersion }), servicePath);
  const { tls, pskOnly } = takesCertificates(bench);
  const wrong = { ...options, pskOnly, tls: { ...tls, ...options.tls } };
  await expectNotServed(connect(to, wrong), servicePath, who);
};

/** What is offered in TLS 1.2 alone; its handshake must fail. */
const refusesSuites = async (bench: AefBench, tls: ConnectionOptions): Promise<void> => {
  const { ready, connect, servicePath, target } = bench;
  const to = await ready();
  await expectServed(connect(to), servicePath);
  const connection = connect(to, { pskOnly: false, tls: { ca: target.ca, ...tls } });
  const status = await statusOf(connection, servicePath);
  const cipher = connection.socket?.getCipher()?.standardName;
  expect(connection.socket === undefined, "the handshake succeeded", {
    expected: "no TLS connection",
    actual: `${cipher ?? "a connection"}, then ${status ?? "it was closed"}`,
  });
};

const tls12 = (ciphers: string): ConnectionOptions => ({
  minVersion: "TLSv1.2",
  maxVersion: "TLSv1.2",
  ciphers: `${ciphers}:@SECLEVEL=0`,
});

/** Neither a key that nobody gave, nor another key of the same invoker, opens a known identity. */
const wrongKeyCase = (id: string, tlsVersion: TlsVersion): CaseOf<"aef"> => ({
  id,
  level: "MUST",
  clause: "TS 33.122 6.5.2.1 step 6",
  step: 11,
  title: `serves no known identity with a wrong key in TLS ${tlsVersion}`,
  applies: version(tlsVersion),
  async run(bench) {
    const { ready, connect, ccf, confirming, freshKey, servicePath } = bench;
    await refusesAfterServing(bench, "a wrong key", () => ({
      options: { tlsVersion, aefPsk: freshKey().aefPsk },
    }));
    const held = await ready();
    const key = freshKey();
    ccf.behave(confirming(key.told));
    await ready({ aefPskId: key.aefPskId });
    const wrong = { ...takesCertificates(bench), tlsVersion, aefPsk: key.aefPsk };
    await expectNotServed(connect(held, wrong), servicePath, "another key of the invoker");
  },
});

/** Step 11 for those who do not hold the key, or in TLS that protects nobody. */
export const refusals: readonly CaseOf<"aef">[] = [
  wrongKeyCase("AEF-072", "1.2"),
  wrongKeyCase("AEF-073", "1.3"),
  {
    id: "AEF-074",
    level: "MUST",
    clause: "security, TLS; RFC 8446 4.2.11",
    step: 11,
    title: "serves no known identity with a wrong key where the client offers SHA-384 alone",
    applies: version("1.3"),
    async run(bench) {
      await refusesAfterServing(bench, "a wrong key with TLS_AES_256_GCM_SHA384", () => ({
        options: {
          tlsVersion: "1.3",
          aefPsk: bench.freshKey().aefPsk,
          tls: { ciphers: "TLS_AES_256_GCM_SHA384" },
        },
      }));
    },
  },
  {
    id: "AEF-075",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 6; security, TLS",
    step: 11,
    title: "serves no unknown identity, whatever TLS version it comes in",
    async run(bench) {
      for (const tlsVersion of ["1.2", "1.3"] as const)
        if (bench.declared.declares(`psk-tls-${tlsVersion}`))
          await refusesAfterServing(bench, "an unknown identity", (to) => ({
            to: { ...to, pskIdentity: "nobody" },
            options: { tlsVersion },
          }));
    },
  },
  {
    id: "AEF-076",
    level: "MUST",
    clause: "security, TLS; contract 4, 421",
    step: 11,
    title: "answers a service call on a certificate connection with 421 PSK_CONNECTION_REQUIRED",
    async run(bench) {
      const { ready, connect, servicePath } = bench;
      const to = await ready();
      await expectServed(connect(to), servicePath);
      const { tls, pskOnly } = takesCertificates(bench);
      const certificate: ConnectionOptions = {
        ...{ minVersion: "TLSv1.2", maxVersion: "TLSv1.3", ciphers: "ECDHE+AESGCM" },
        pskCallback: () => null,
      };
      const connection = connect(to, { pskOnly, tls: { ...tls, ...certificate } });
      const status = await statusOf(connection, servicePath);
      expect(status === undefined || status === 421, "a connection without key was not refused", {
        expected: 421,
        actual: status,
      });
    },
  },
  {
    id: "AEF-077",
    level: "MUST",
    clause: "TS 33.210 6.2.3: forward secrecy",
    step: 11,
    title: "refuses plain PSK and RSA-PSK key exchange, even with the right key",
    async run(bench) {
      await refusesSuites(
        bench,
        tls12("PSK-AES128-GCM-SHA256:PSK-CHACHA20-POLY1305:RSA-PSK-AES128-GCM-SHA256"),
      );
    },
  },
  {
    id: "AEF-078",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD",
    step: 11,
    title: "refuses CBC suites, even with the right key",
    async run(bench) {
      await refusesSuites(
        bench,
        tls12("DHE-PSK-AES128-CBC-SHA256:ECDHE-PSK-AES128-CBC-SHA256:DHE-PSK-AES128-CBC-SHA"),
      );
    },
  },
  {
    id: "AEF-079",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 11,
    title: "refuses TLS 1.1, even with the right key",
    async run(bench) {
      await refusesSuites(bench, {
        minVersion: "TLSv1.1",
        maxVersion: "TLSv1.1",
        ciphers: "ALL:PSK:@SECLEVEL=0",
      });
    },
  },
  {
    id: "AEF-080",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 4,
    title: "refuses TLS 1.1 and CBC suites on certificate connections as well",
    async run(bench) {
      const pskCallback = () => null;
      await refusesSuites(bench, {
        ...{ minVersion: "TLSv1.1", maxVersion: "TLSv1.1", ciphers: "ALL:@SECLEVEL=0" },
        pskCallback,
      });
      const suites = "ECDHE-ECDSA-AES128-SHA256:ECDHE-RSA-AES128-SHA256:ECDHE-ECDSA-AES128-SHA";
      await refusesSuites(bench, { ...tls12(suites), pskCallback });
    },
  },
];
