import { X509Certificate } from "node:crypto";
import type { ServerOptions } from "node:https";
import type { TLSSocket } from "node:tls";
import type { InterfaceDescription } from "../../contract/types.js";
import { readTlsSession, type TlsSession } from "../../psk/index.js";
import type { InvokerTarget } from "../target/target.js";
import type { ClientHello } from "./client-hello.js";
import { type Asked, answerJson, type Behaviour, type Neighbour } from "./neighbour.js";
import { playedCcfTls } from "./played-ccf.js";
import type { CaseRecord } from "./record.js";

export type LaneTarget = InvokerTarget["lanes"][number];

/** What came to the home CCF, in order. */
export interface SeenAtHome {
  hellos: ClientHello[];
  asked: Asked[];
  /** The session of each request, where it was still to be had. */
  sessions: TlsSession[];
  /** The client certificate of each request, if the anchor vouches for it. */
  certificates: (X509Certificate | undefined)[];
}

const nothingSeen = (): SeenAtHome => ({ hellos: [], asked: [], sessions: [], certificates: [] });

/** A host and port as the contract names them. */
export const hostMembers = (hostname: string) => {
  if (hostname.startsWith("[")) return { ipv6Addr: hostname.slice(1, -1) };
  if (hostname.includes(":")) return { ipv6Addr: hostname };
  return /^[\d.]+$/.test(hostname) ? { ipv4Addr: hostname } : { fqdn: hostname };
};

const ccfInformationOf = ({ coreFunction: { apiRoot, ccfId } }: LaneTarget) => {
  const { hostname, port } = new URL(apiRoot);
  return { ccfId, ccfAddress: { ...hostMembers(hostname), port: Number(port || 443) } };
};

const sessionOf = (socket: TLSSocket): TlsSession[] => {
  try {
    return [readTlsSession(socket.getSession())];
  } catch {
    return []; // gone, or of a version that AEF_PSK does not come from
  }
};

const certificateOf = (socket: TLSSocket): X509Certificate | undefined => {
  const raw = socket.authorized ? socket.getPeerCertificate()?.raw : undefined;
  return raw === undefined ? undefined : new X509Certificate(raw);
};

/** The CCF where the invoker under test is onboarded (CCF-B), played by the suite. */
export class PlayedHome {
  readonly neighbour: Neighbour;
  seen = nothingSeen();
  readonly #lane: LaneTarget;
  readonly #interfaces: () => InterfaceDescription[];
  readonly #unwatch: () => void;
  #behave: Behaviour;

  constructor(
    lane: LaneTarget,
    neighbour: Neighbour,
    record: CaseRecord,
    interfaces: () => InterfaceDescription[],
  ) {
    this.#lane = lane;
    this.neighbour = neighbour;
    this.#interfaces = interfaces;
    this.#behave = this.selecting(() => this.answer());
    this.#unwatch = neighbour.watch({
      isMine: () => true,
      behave: (asked, response) => this.#take(asked, response),
      record,
    });
  }

  /** Answers every request from now on like this. */
  behave(behaviour: Behaviour): void {
    this.#behave = behaviour;
  }

  /** Answers with 201, Location, and this body. */
  selecting(body: () => unknown): Behaviour {
    const { coreFunction, apiInvokerId } = this.#lane;
    const location = `${coreFunction.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}`;
    return (asked, response) => answerJson(201, body(), { location })(asked, response);
  }

  /** Answers as it should but for members of the one entry; undefined leaves a member out. */
  selectWith(changes: { [member: string]: unknown }): void {
    this.behave(this.selecting(() => this.answer({}, changes)));
  }

  /** What a home CCF that keeps to the contract answers, with what a case changes. */
  answer(
    changes: { [member: string]: unknown } = {},
    entryChanges: { [member: string]: unknown } = {},
  ) {
    const entry = {
      aefId: this.#lane.aef.aefId,
      prefSecurityMethods: ["PSK"],
      selSecurityMethod: "PSK",
      aefInterfaces: this.#interfaces(),
      keyDerivation: "TLS12_MASTER_SECRET",
      remainingValidity: 600,
      ...entryChanges,
    };
    return {
      securityInfo: [entry],
      notificationDestination: "https://invoker.invalid/notifications",
      ccfInformation: ccfInformationOf(this.#lane),
      supportedFeatures: "0",
      ...changes,
    };
  }

  /** Shows other TLS to new connections. */
  serveWith(tls: ServerOptions): void {
    this.neighbour.serveWith({ ...playedCcfTls(this.#lane.coreFunction), ...tls });
  }

  forget(): void {
    this.seen = nothingSeen();
  }

  end(): void {
    this.#unwatch();
    this.neighbour.restore();
  }

  #take(asked: Asked, response: Parameters<Behaviour>[1]) {
    this.seen.asked.push(asked);
    this.seen.sessions.push(...sessionOf(asked.socket));
    this.seen.certificates.push(certificateOf(asked.socket));
    return this.#behave(asked, response);
  }
}
