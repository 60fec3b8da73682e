import type { ConnectionOptions } from "node:tls";
import type { LabConfiguration } from "../../src/contract/configuration.js";
import { pskClient } from "../../src/tls/client-profiles.js";
import type { Authority } from "../../src/tls/pki.js";
import {
  type Answer,
  type Interconnect,
  type InterconnectOptions,
  startInterconnect,
} from "../support/interconnect.js";
import { extraIdentities, mintExtraCertificates } from "./certificates.js";
import { type OperationId, operationNamed } from "./operations.js";
import { type Exchange, type OnConnected, sendAlone } from "./send.js";

/** A party, by the port that a request goes to. */
export type Party = "ccf-a" | "ccf-b" | "aef" | "aef-notices";

/** A request to a party; what is left out is as the operation has it. */
export interface Request {
  to: Party;
  operation: OperationId;
  /** Whose certificate, by its name; none if absent. */
  as?: string | undefined;
  /** The id in the path. */
  apiInvokerId?: string;
  method?: string;
  /** Instead of the operation's path, below the party's apiRoot. */
  path?: string;
  query?: string;
  /** Besides, or with undefined instead of, those of a JSON body. */
  headers?: Record<string, string | undefined>;
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  raw?: string | Buffer;
  tls?: ConnectionOptions;
}

export type HttpVersion = 1 | 2;

/** The four parties, everybody's certificate, and a way to ask. */
export interface World {
  interconnect: Interconnect;
  apiRoot: (party: Party) => string;
  /** The id that a certificate bears. */
  id: (name: string) => string;
  credentials: (name: string | undefined) => { cert?: string; key?: string };
  /** Makes a certificate that both CCFs believe, whatever it says. */
  issue: Authority["issue"];
  send: (request: Request, http?: HttpVersion) => Promise<Answer>;
  /** A TLS profile with the lab invoker's key at the AEF. */
  psk: ConnectionOptions;
  /** The key of that profile. */
  aefPsk: Buffer;
  close: () => Promise<void>;
}

const pathOf = ({ operation, apiInvokerId, path, query = "" }: Request): string => {
  const { basePath, path: template } = operationNamed(operation);
  const id = encodeURIComponent(apiInvokerId ?? "");
  return `${path ?? `${basePath}${template}`.replace("{apiInvokerId}", id)}${query}`;
};

/** What goes out to a party at that apiRoot. */
export const exchangeOf = (request: Request, apiRoot: string, tls: ConnectionOptions): Exchange => {
  const { operation, body, raw, headers = {} } = request;
  const { origin, pathname } = new URL(apiRoot);
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const ofBody =
    payload === undefined
      ? {}
      : {
          "content-type": "application/json",
          "content-length": String(Buffer.byteLength(payload)),
        };
  const all = Object.entries({ ...ofBody, ...headers });
  return {
    origin,
    method: request.method ?? operationNamed(operation).method.toUpperCase(),
    target: `${pathname.replace(/\/$/, "")}${pathOf(request)}`,
    headers: Object.fromEntries(
      all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
    payload,
    tls,
  };
};

/** The lab invoker's key, ready at the AEF: what step 11 connects with. */
const pskProfile = async (interconnect: Interconnect): Promise<Pick<World, "psk" | "aefPsk">> => {
  const invoker = interconnect.invoker();
  const agreed = await invoker.obtainSecurityMethod();
  const { pskIdentity, agreed: chosen } = await invoker.initiateAuthentication(agreed);
  await invoker.close();
  const { aefPsk } = chosen;
  return { psk: pskClient({ identity: pskIdentity, aefPsk, tlsVersion: "1.3" }), aefPsk };
};

export interface WorldOptions extends InterconnectOptions {
  lab?: LabConfiguration;
  /** Told of each connection that `send` opens. */
  onConnected?: OnConnected;
}

/** Starts the parties; nothing is remembered by the AEF of what its CCF refused. */
export const startWorld = async ({
  lab = {},
  changes = {},
  onConnected,
}: WorldOptions = {}): Promise<World> => {
  const extra = await mintExtraCertificates();
  const interconnect = await startInterconnect({
    lab: { identities: extraIdentities, trustAnchors: extra.trustAnchors, ...lab },
    changes: { aef: { failureMemorySeconds: 0 }, ...changes },
  });
  const { plan, ca } = interconnect;
  const roots = {
    "ccf-a": plan.ccfA.apiRoot,
    "ccf-b": plan.ccfB.apiRoot,
    aef: plan.aef.apiRoot,
    "aef-notices": `https://127.0.0.1:${plan.aef.noticePort}`,
  };
  const credentials = (name: string | undefined) => {
    if (name === undefined) return {};
    const { cert, key } = extra.issued[name] ?? interconnect.identity(name);
    return { cert, key };
  };
  const send = (request: Request, http: HttpVersion = 1) => {
    const tls = { ca, ...credentials(request.as), ...request.tls };
    return sendAlone(exchangeOf(request, roots[request.to], tls), http, onConnected);
  };
  return {
    interconnect,
    apiRoot: (party) => roots[party],
    id: (name) => interconnect.identity(name).id,
    credentials,
    issue: extra.issue,
    send,
    ...(await pskProfile(interconnect)),
    close: async () => {
      await interconnect.close();
      extra.remove();
    },
  };
};
