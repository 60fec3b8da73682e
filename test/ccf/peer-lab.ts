import { expect, vi } from "vitest";
import type { CcfOptions, PeerOptions } from "../../src/ccf/index.js";
import { conventionalName } from "../../src/http/identity.js";
import type { Authority } from "../../src/tls/pki.js";
import { type FakeParty, json, startFakeParty } from "../support/fake-party.js";
import { type Answer, type Interconnect, startInterconnect } from "../support/interconnect.js";

/** A key of the published vectors, and its id. */
export const aefPsk = "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859";
export const aefPskId = "3cc48b480160cd81";

export const noStore = { "cache-control": "no-store" };

/** CCF-A and its AEFs as in the lab, and a fake in the place of CCF-B. */
export interface PeerLab {
  interconnect: Interconnect;
  peer: FakeParty;
  /** The relay's timeout in milliseconds. */
  timeoutMs: number;
  /** Step 5, by the AEF; `changes` replace members. */
  ask: (changes?: Record<string, unknown>) => Promise<Answer>;
  /** What a correct CCF-B says; `changes` replace members, undefined leaves them out. */
  info: (changes?: Record<string, unknown>) => Record<string, unknown>;
  /** Lets the fake answer correctly, but for the changes. */
  answerInfo: (changes?: Record<string, unknown>) => void;
  close: () => Promise<void>;
}

export interface PeerLabOptions {
  /** Who issues the fake's certificate. */
  authority?: Authority;
  relayTimeoutSeconds?: number;
  /** Changes to the agreement with the fake. */
  agreement?: Partial<PeerOptions>;
  /** Further agreements. */
  more?: readonly PeerOptions[];
  /** Other changes to CCF-A. */
  ccfA?: Partial<CcfOptions>;
}

/** The agreement with a fake CCF. */
export const agreementWith = (
  { apiRoot, ca }: FakeParty,
  changes: Partial<PeerOptions> = {},
): PeerOptions => ({
  ccfId: "ccf-b",
  apiRoot,
  replicas: [],
  aliases: [],
  ca,
  name: conventionalName("ccf"),
  aefs: [],
  redirectOrigins: [],
  notificationOrigins: [],
  ...changes,
});

/** Starts the lab with a fake CCF-B; close it after the tests. */
export const startPeerLab = async ({
  relayTimeoutSeconds = 1,
  authority,
  agreement = {},
  more: others = [],
  ccfA: changes = {},
}: PeerLabOptions = {}): Promise<PeerLab> => {
  const peer = await startFakeParty(authority === undefined ? {} : { authority });
  const interconnect = await startInterconnect({
    lab: { relayTimeoutSeconds },
    changes: { "ccf-a": { ...changes, peers: [agreementWith(peer, agreement), ...others] } },
  });
  const { ccfA, aef } = interconnect.plan;
  const info: PeerLab["info"] = (more = {}) => ({
    apiInvokerId: "API-INVOKER-1",
    ccfId: "ccf-b",
    aefId: aef.aefId,
    interfaceDetails: aef.interfaceDetails,
    securityMethod: "PSK",
    aefPsk,
    aefPskId,
    remainingValidity: 600,
    supportedFeatures: "0",
    ...more,
  });
  return {
    interconnect,
    peer,
    timeoutMs: relayTimeoutSeconds * 1000,
    info,
    answerInfo: (more) => peer.answer(json(200, info(more), noStore)),
    ask: (more = {}) => {
      const body = {
        apiInvokerId: "API-INVOKER-1",
        aefId: aef.aefId,
        interfaceDetails: aef.interfaceDetails,
        ccfInformation: { ccfId: "ccf-b" },
        supportedFeatures: "0",
        ...more,
      };
      const url = `${ccfA.apiRoot}/ccf-security-info/v1/request-security-info`;
      return interconnect.call("aef", url, { method: "POST", body });
    },
    close: async () => {
      await interconnect.close();
      await peer.close();
    },
  };
};

/** A refusal: status, cause where there is one, and headers. */
export interface Refusal {
  status: number;
  cause?: string;
  headers?: Record<string, string>;
}

const titles: Record<number, string> = {
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** Expects a problem of the party's own words: nothing of the peer's answer is in it. */
export const expectRefusal = (answer: Answer, { status, cause, headers = {} }: Refusal): void => {
  expect(answer.json).toStrictEqual({
    status,
    title: titles[status],
    ...(cause === undefined ? {} : { cause }),
  });
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({ "content-type": "application/problem+json", ...headers });
};

/** Expects that CCF-A kept nothing of what went wrong: it asks again, and no log has the key. */
export const expectNothingKept = async (lab: PeerLab): Promise<void> => {
  lab.peer.accept(undefined);
  lab.answerInfo();
  const before = lab.peer.asked.length;
  const answer = await lab.ask();
  expect(answer.json).toMatchObject({ aefPsk, aefPskId });
  expect(lab.peer.asked.length).toBe(before + 1);
  expect(lab.interconnect.log().toLowerCase()).not.toContain(aefPsk);
};

/** Expects that every connection to the fake has ended. */
export const expectNoneOpen = (peer: FakeParty): Promise<void> =>
  vi.waitFor(() => expect(peer.open()).toBe(0), { timeout: 3000 });
