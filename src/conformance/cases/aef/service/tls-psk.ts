import { setTimeout as delay } from "node:timers/promises";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import type { Statement } from "../../../statement/statement.js";
import { expectServed } from "./access.js";

const version = (tls: "1.2" | "1.3") => (declared: Statement) =>
  declared.declares(`psk-tls-${tls}`) ? undefined : `the AEF takes no TLS-PSK in TLS ${tls}`;

/** Bits. */
const smallestGroup = 2048;

/** DHE-PSK over whatever group the AEF has: how large it is, is a case of its own. */
const anyGroup = { minDHSize: 512, ciphers: "DHE-PSK-AES128-GCM-SHA256:@SECLEVEL=0" };

/** Step 11: TLS-PSK with the key that the CCF gave. */
export const tlsPsk: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 11; TS 33.122 6.5.2.1",
    step: 11,
    title: "takes TLS-PSK with the key that its CCF gave, and serves calls inside it",
    async run({ ready, connect, servicePath }) {
      await expectServed(connect(await ready()), servicePath);
    },
  },
  {
    id: "AEF-064",
    level: "MUST",
    clause: "TS 33.210 6.2.3; RFC 5487",
    step: 11,
    title: "takes DHE-PSK-AES128-GCM-SHA256 in TLS 1.2",
    applies: version("1.2"),
    async run({ ready, connect, servicePath }) {
      const connection = connect(await ready(), { tlsVersion: "1.2", tls: anyGroup });
      await expectServed(connection, servicePath);
    },
  },
  {
    id: "AEF-096",
    level: "MUST",
    clause: "TS 33.210 6.2.3: finite-field groups",
    step: 11,
    title: "agrees on a key over a group of at least 2048 bits in DHE-PSK",
    applies: version("1.2"),
    async run({ ready, connect, servicePath }) {
      const connection = connect(await ready(), { tlsVersion: "1.2", tls: anyGroup });
      await expectServed(connection, servicePath);
      const key = connection.socket?.getEphemeralKeyInfo();
      const size = key !== undefined && key !== null && "size" in key ? Number(key.size) : 0;
      expect(size >= smallestGroup, "the group is too small", {
        expected: `${smallestGroup} bits or more`,
        actual: size,
      });
    },
  },
  {
    id: "AEF-065",
    level: "MUST",
    clause: "TS 33.210 6.2.2; RFC 8446 9.1",
    step: 11,
    title: "takes TLS_AES_128_GCM_SHA256 with the key in TLS 1.3",
    applies: version("1.3"),
    async run({ ready, connect, servicePath }) {
      const tls = { ciphers: "TLS_AES_128_GCM_SHA256" };
      await expectServed(connect(await ready(), { tlsVersion: "1.3", tls }), servicePath);
    },
  },
  {
    id: "AEF-066",
    level: "SHOULD",
    clause: "TS 33.210 6.2.2; RFC 8446 9.1",
    step: 11,
    title: "takes TLS_CHACHA20_POLY1305_SHA256 with the key in TLS 1.3",
    applies: version("1.3"),
    async run({ ready, connect, servicePath }) {
      const tls = { ciphers: "TLS_CHACHA20_POLY1305_SHA256" };
      await expectServed(connect(await ready(), { tlsVersion: "1.3", tls }), servicePath);
    },
  },
  {
    id: "AEF-067",
    level: "MUST",
    clause: "security, TLS; RFC 8446 4.2.11",
    step: 11,
    title: "takes the key from a client that prefers a suite with SHA-384",
    applies: version("1.3"),
    async run({ ready, connect, servicePath }) {
      const tls = { ciphers: "TLS_AES_256_GCM_SHA384:TLS_AES_128_GCM_SHA256" };
      await expectServed(connect(await ready(), { tlsVersion: "1.3", tls }), servicePath);
    },
  },
  {
    id: "AEF-068",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 6",
    step: 11,
    title: "takes a second connection with the same key beside the first",
    async run({ ready, connect, servicePath }) {
      const to = await ready();
      const first = connect(to);
      await expectServed(first, servicePath);
      await expectServed(connect(to), servicePath);
      await expectServed(first, servicePath);
    },
  },
  {
    id: "AEF-069",
    level: "MUST",
    clause: "contract 2, pskIdentity; security, Step 4 is open to anyone",
    step: 11,
    title: "goes on serving a running connection when step 4 has brought a new key",
    async run({ ready, connect, freshKey, ccf, confirming, servicePath }) {
      const running = connect(await ready());
      await expectServed(running, servicePath);
      const key = freshKey();
      ccf.behave(confirming(key.told));
      await ready({ aefPskId: key.aefPskId });
      await expectServed(running, servicePath);
    },
  },
  {
    id: "AEF-070",
    level: "MUST",
    clause: "contract 2, remainingValidity",
    step: 11,
    title: "serves a key that is valid for two months, however its timers count",
    async run({ ready, connect, ccf, confirming, waits, servicePath }) {
      ccf.behave(confirming({ remainingValidity: 60 * 24 * 60 * 60 }));
      const connection = connect(await ready());
      await expectServed(connection, servicePath);
      const { socket } = connection;
      await delay(waits.quietMs);
      await expectServed(connection, servicePath);
      expect(connection.socket === socket, "the connection was ended while the key was valid");
    },
  },
  {
    id: "AEF-071",
    level: "MAY",
    clause: "security, Identities",
    step: 11,
    title: "tells its service API the CCF that confirmed the invoker, not the one it claimed",
    async run({ ready, connect, ccfInformation, servicePath }) {
      const ccfAddress = { fqdn: "ccf-claimed.example.net", port: 8443 };
      const connection = connect(await ready({ ccfInformation: { ccfAddress } }));
      const { text } = await connection.get(servicePath);
      expect(text.includes(ccfInformation.ccfId), "the service does not name the confirming CCF");
      expect(!text.includes(ccfAddress.fqdn), "the service names the invoker's own claim");
    },
  },
];
