import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import type { ConnectionOptions } from "node:tls";
import { pino } from "pino";
import { expect, onTestFinished } from "vitest";
import { type AefOptions, startAef } from "../../src/aef/index.js";
import {
  openTransport,
  type TransportAnswer,
  type TransportInit,
  TransportRequest,
} from "../../src/contract/transport.js";
import type { InterfaceDescription } from "../../src/contract/types.js";
import type { PartyMetrics } from "../../src/http/metrics.js";
import { ServiceConnection } from "../../src/invoker/index.js";
import { aefPskId, interfaceInformation } from "../../src/psk/index.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import type { TlsVersion } from "../../src/tls/versions.js";
import { type FakeParty, fakeParty, json } from "../support/fake-party.js";
import { loopback } from "../support/pki.js";

/** An AEF_PSK with its id. */
export interface Key {
  aefPsk: Buffer;
  id: string;
}

export interface PlainAnswer {
  status: number;
  headers: TransportAnswer["headers"];
  text: string;
  json: Record<string, unknown>;
}

/** Our AEF beside a fake CCF-A. */
export interface AefLab {
  ccf: FakeParty;
  aefId: string;
  /** As published, in the order of the options. */
  interfaces: readonly InterfaceDescription[];
  /** The one interface, or the first. */
  apiRoot: string;
  log: () => string;
  /** Step 4; `changes` replace members, undefined leaves them out. */
  initiate: (changes?: Record<string, unknown>) => Promise<PlainAnswer>;
  /** Any request to the one interface, or the first, without a key. */
  send: (path: string, init: TransportInit) => Promise<PlainAnswer>;
  /** Lets the fake confirm whomever it is asked about, with this key. */
  confirm: (key: Key, changes?: Record<string, unknown>) => void;
  /** Sends a notice to where the AEF has told the CCF, and gives the status. */
  notify: (notice: object, tls: ConnectionOptions) => Promise<number>;
  /** A connection of step 11, closed after the test. */
  connect: (pskIdentity: unknown, key: Key, at?: string, version?: TlsVersion) => ServiceConnection;
}

export interface AefLabOptions extends Partial<Omit<AefOptions, "interfaces" | "coreFunction">> {
  /** Who issues the certificates of the AEF and of the fake CCF-A. */
  authority?: Authority;
  /** Seconds for the CCF's answer. */
  timeoutSeconds?: number;
  metrics?: PartyMetrics;
  /** The ports, each with the prefixes of its interfaces; one port and interface if absent. */
  ports?: readonly (readonly (string | undefined)[])[];
}

export const step4 = "aef-authentication/v1/initiate-authentication";
export const whoami = "sample-service/v1/whoami";

export const newKey = (): Key => {
  const aefPsk = randomBytes(32);
  return { aefPsk, id: aefPskId(aefPsk) };
};

const openPort = async () => {
  const listen = createServer();
  listen.listen(0, "127.0.0.1");
  await once(listen, "listening");
  return { listen, port: (listen.address() as AddressInfo).port };
};

const interfacesOn = async (ports: NonNullable<AefLabOptions["ports"]>) => {
  const opened = await Promise.all(
    ports.map(async (prefixes) => ({ prefixes, ...(await openPort()) })),
  );
  return opened.flatMap(({ prefixes, port, listen }) =>
    prefixes.map((apiPrefix) => ({
      listen,
      details: {
        ipv4Addr: "127.0.0.1",
        port,
        ...(apiPrefix === undefined ? {} : { apiPrefix }),
      },
    })),
  );
};

let ownAuthority: Promise<Authority> | undefined;

/** Starts an AEF with a fake CCF-A for the running test; both end with it. */
export const startAefLab = async ({
  ports = [[undefined]],
  timeoutSeconds = 5,
  authority,
  metrics,
  ...changes
}: AefLabOptions = {}): Promise<AefLab> => {
  ownAuthority ??= createAuthority("Domain A");
  const issuer = authority ?? (await ownAuthority);
  const ca = Buffer.from(issuer.cert);
  const ccf = await fakeParty({ authority: issuer });
  const lines: string[] = [];
  const interfaces = await interfacesOn(ports);
  const running = await startAef(
    {
      aefId: "aef-1",
      tls: await issuer.issue({ commonName: "aef-1", ...loopback }),
      interfaces,
      coreFunction: { apiRoot: ccf.apiRoot, ca, timeoutSeconds },
      failureMemorySeconds: 0,
      ...changes,
    },
    { log: pino({ level: "debug" }, { write: (line: string) => void lines.push(line) }), metrics },
  );
  onTestFinished(() => running.close());
  const transport = openTransport({ tls: certificateClient({ ca }), timeoutMs: 10_000 });
  onTestFinished(() => transport.close());
  const send = async (path: string, init: TransportInit) =>
    plain(await transport.fetch(new TransportRequest(`${running.apiRoot}/${path}`, init)));
  return {
    ccf,
    aefId: "aef-1",
    interfaces: interfaces.map(({ details }) => details),
    apiRoot: running.apiRoot,
    log: () => lines.join(""),
    initiate: async (more = {}) => {
      const body = {
        apiInvokerId: "I-1",
        ccfInformation: { ccfId: "ccf-b" },
        supportedFeatures: "0",
      };
      return send(step4, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...body, ...more }),
      });
    },
    send,
    confirm: (key, more) =>
      ccf.answer((asked, response) => {
        const info = { ...confirmation(asked.body, key), ...more };
        json(200, info, { "cache-control": "no-store" })(asked, response);
      }),
    notify: async (notice, tls) => {
      const transport = openTransport({ tls, timeoutMs: 10_000 });
      onTestFinished(() => transport.close());
      const destination = String(ccf.asked.at(-1)?.body.notificationDestination);
      const init = {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(notice),
      };
      return (await transport.fetch(new TransportRequest(destination, init))).status;
    },
    connect: (identity, { aefPsk }, at = running.apiRoot, tlsVersion = "1.3") => {
      const options = { apiRoot: at, identity: String(identity), aefPsk, tlsVersion };
      const connection = new ServiceConnection({ ...options, timeoutMs: 10_000 });
      onTestFinished(() => connection.close());
      return connection;
    },
  };
};

const plain = async (answer: TransportAnswer): Promise<PlainAnswer> => {
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: JSON.parse(text) };
};

/** What a CCF-A says that confirms whoever is asked about. */
export const confirmation = (
  { apiInvokerId, aefId, interfaceDetails, ccfInformation }: Record<string, unknown>,
  { aefPsk, id }: Key,
): Record<string, unknown> => ({
  apiInvokerId,
  ccfId: Object(ccfInformation).ccfId ?? "ccf-b",
  aefId,
  interfaceDetails,
  securityMethod: "PSK",
  aefPsk: aefPsk.toString("hex"),
  aefPskId: id,
  remainingValidity: 600,
  supportedFeatures: "0",
});

/** Who the service API says is calling. */
export const callerOn = async (connection: ServiceConnection): Promise<Record<string, unknown>> => {
  const answer = await connection.fetch(whoami);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
};

/** Expects that a handshake with this key is refused. */
export const expectNoHandshake = async (connection: ServiceConnection): Promise<void> => {
  await expect(connection.fetch(whoami)).rejects.toMatchObject({ failure: "unreachable" });
};

export const p0Of = (details: InterfaceDescription | undefined): string =>
  interfaceInformation(details ?? {});
