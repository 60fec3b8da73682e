import { once } from "node:events";
import type { TLSSocket } from "node:tls";
import { expect, onTestFinished } from "vitest";
import { nodePsk, type Ready, readyAef } from "../interop/ready.js";
import { step1Body, urlsOf } from "../interop/requests.js";
import {
  type Answer,
  type CallOptions,
  type Interconnect,
  type InterconnectOptions,
  startInterconnect,
} from "../support/interconnect.js";
import { handshake } from "../tls/peers.js";

export const suites = {
  "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256",
  "TLSv1.3": "TLS_AES_128_GCM_SHA256",
} as const;
export type Version = keyof typeof suites;

/** Impatient with receivers that do not answer. */
export const notifications = {
  timeoutSeconds: 2,
  firstRetrySeconds: 0.1,
  longestRetrySeconds: 0.5,
};

type Changes = NonNullable<InterconnectOptions["changes"]>;

/** The four parties for the running test. */
export const startRevocable = async (changes: Changes = {}): Promise<Interconnect> => {
  const lab = await startInterconnect({
    changes: { "ccf-a": { notifications }, "ccf-b": { notifications }, ...changes },
  });
  onTestFinished(lab.close);
  return lab;
};

/** The lab's other invoker, whom nobody revokes. */
export const readyOther = (lab: Interconnect): Promise<Ready> => {
  const { id, cert, key } = lab.identity("other-invoker");
  return readyAef(lab, { apiInvokerId: id, tls: { cert, key } });
};

/** A connection of step 11 that has been used. */
export const openConnection = async (
  key: Ready,
  version: Version = "TLSv1.3",
  alpn = "http/1.1",
): Promise<TLSSocket> => {
  const { port } = new URL(key.whoami);
  const profile = { ...nodePsk(key, version, suites[version]), ALPNProtocols: [alpn] };
  return handshake(Number(port), profile);
};

/** Milliseconds until a connection has ended. */
export const closed = async (socket: TLSSocket, since = performance.now()): Promise<number> => {
  if (!socket.closed) await once(socket.resume(), "close");
  return performance.now() - since;
};

/** Expects that no handshake with this key is finished any more, in either version. */
export const expectNoKey = async (key: Ready): Promise<void> => {
  for (const version of ["TLSv1.2", "TLSv1.3"] as const)
    await expect(openConnection(key, version)).rejects.toThrow();
};

/** The invoker's own context at CCF-B. */
export const contextAt = (lab: Interconnect, options: CallOptions, path = ""): Promise<Answer> =>
  lab.call("invoker", `${urlsOf(lab).step1}${path}`, options);

export const updateToOauth = {
  method: "POST",
  body: {
    ...step1Body,
    securityInfo: [{ aefId: "aef-1", prefSecurityMethods: ["OAUTH"] }],
  },
};
