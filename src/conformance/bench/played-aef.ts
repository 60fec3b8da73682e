import { randomBytes } from "node:crypto";
import type { ServerOptions } from "node:https";
import type { AuthenticationInitiationRsp, InterfaceDescription } from "../../contract/types.js";
import { boundPskIdentity, pskServerOptions } from "../../tls/psk-binding.js";
import { exposingFunctionServer } from "../../tls/server-profiles.js";
import type { ClientHello } from "./client-hello.js";
import type { DerivedKey } from "./derivation.js";
import { type Asked, answerJson, type Behaviour, type Neighbour } from "./neighbour.js";
import { hostMembers, type LaneTarget } from "./played-home.js";
import type { CaseRecord } from "./record.js";

/** What came to the AEF, in order. */
export interface SeenAtAef {
  hellos: ClientHello[];
  /** Authentication Initiation Requests (step 4). */
  initiated: Asked[];
  /** PSK identities that handshakes asked for. */
  offered: string[];
  /** Service calls, with the PSK identity that keyed their connection. */
  served: (Asked & { pskIdentity: string | undefined })[];
}

const nothingSeen = (): SeenAtAef => ({ hellos: [], initiated: [], offered: [], served: [] });

/** Finds the key of a handshake. */
export type KeyLookup = (identity: string) => Buffer | undefined;

/** The TLS of the AEF that the suite plays: certificate and PSK on one port. */
export const playedAefTls = (
  { aef: { cert, key } }: LaneTarget,
  lookup: KeyLookup,
): ServerOptions => ({
  ...exposingFunctionServer({ cert, key }),
  ...pskServerOptions(lookup),
});

const isService = ({ path }: Asked): boolean => !path.includes("/aef-authentication/");

/** The AEF that the invoker under test wants to call, played by the suite. */
export class PlayedAef {
  readonly neighbour: Neighbour;
  /** As the home CCF knows its interfaces; a case may publish others at the same port. */
  interfaces: [InterfaceDescription, ...InterfaceDescription[]];
  readonly pskIdentity = randomBytes(12).toString("base64url");
  seen = nothingSeen();
  readonly #lane: LaneTarget;
  readonly #record: CaseRecord;
  readonly #keys: () => DerivedKey[];
  readonly #unwatch: (() => void)[] = [];
  #lookup: KeyLookup;
  #behave: Behaviour;
  #serve: Behaviour;

  constructor(
    lane: LaneTarget,
    neighbour: Neighbour,
    record: CaseRecord,
    keys: () => DerivedKey[],
    host: string,
  ) {
    this.#lane = lane;
    this.#record = record;
    this.neighbour = neighbour;
    this.#keys = keys;
    this.interfaces = [
      { ...hostMembers(host), port: neighbour.port, securityMethods: ["PSK"] },
    ] as typeof this.interfaces; // one of the three host members, which the type cannot tell
    this.#lookup = (identity) => (identity === this.pskIdentity ? this.key?.aefPsk : undefined);
    this.#behave = (asked, response) => answerJson(200, this.answer())(asked, response);
    this.#serve = answerJson(200, { apiInvokerId: lane.apiInvokerId });
    this.playAt(neighbour);
  }

  /** The key of the interface that step 4 went to; none before there was a Security Method Request. */
  get key(): DerivedKey | undefined {
    const path = this.seen.initiated.at(-1)?.path ?? "";
    const at = this.interfaces.findIndex(({ apiPrefix = "/" }) => path.startsWith(apiPrefix));
    return this.#keys()[Math.max(at, 0)];
  }

  /** The key that a handshake gets. */
  readonly keyOf: KeyLookup = (identity) => {
    this.seen.offered.push(identity);
    return this.#lookup(identity);
  };

  /** Gives handshakes other keys from now on. */
  lookUpWith(lookup: KeyLookup): void {
    this.#lookup = lookup;
  }

  /** Answers Authentication Initiation Requests from now on like this. */
  behave(behaviour: Behaviour): void {
    this.#behave = behaviour;
  }

  /** Answers them as it should but for these members; undefined leaves a member out. */
  answerWith(changes: { [K in keyof AuthenticationInitiationRsp]?: unknown }): void {
    this.behave(answerJson(200, this.answer(changes)));
  }

  /** What an AEF that keeps to the contract answers, with what a case changes. */
  answer(changes: { [K in keyof AuthenticationInitiationRsp]?: unknown } = {}) {
    return {
      securityMethod: "PSK",
      pskIdentity: this.pskIdentity,
      remainingValidity: 590,
      supportedFeatures: "0",
      ...changes,
    };
  }

  /** Publishes its interface with another prefix, or several of them. */
  publish(...prefixes: [string, ...string[]]): void {
    const [details] = this.interfaces;
    const at = (apiPrefix: string) => ({ ...details, apiPrefix });
    const [first, ...others] = prefixes;
    this.interfaces = [at(first), ...others.map(at)];
  }

  /** Is the AEF at another port too. */
  playAt(neighbour: Neighbour): void {
    const behave: Behaviour = (asked, response) => this.#take(asked, response);
    this.#unwatch.push(neighbour.watch({ isMine: () => true, behave, record: this.#record }));
  }

  /** Shows other TLS to new connections. */
  serveWith(tls: ServerOptions): void {
    this.neighbour.serveWith({ ...playedAefTls(this.#lane, this.keyOf), ...tls });
  }

  forget(): void {
    this.seen = nothingSeen();
  }

  end(): void {
    for (const unwatch of this.#unwatch) unwatch();
    this.neighbour.restore();
  }

  #take(asked: Asked, response: Parameters<Behaviour>[1]) {
    if (isService(asked)) {
      this.seen.served.push({ ...asked, pskIdentity: boundPskIdentity(asked.socket) });
      return this.#serve(asked, response);
    }
    this.seen.initiated.push(asked);
    return this.#behave(asked, response);
  }
}
