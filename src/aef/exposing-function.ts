import type { TLSSocket } from "node:tls";
import type { Logger } from "pino";
import { now, type OnStep } from "../contract/steps.js";
import type { Trace } from "../contract/trace.js";
import type {
  AuthenticationInitiationReq,
  AuthenticationInitiationRsp,
  CallerIdentity,
  CcfInformation,
  InterfaceDescription,
} from "../contract/types.js";
import type { Connection } from "../http/handlers.js";
import { InFlight } from "../http/in-flight.js";
import type { RevocationNotice } from "../http/notices.js";
import { Problem, problem } from "../http/problem.js";
import { interfaceInformation } from "../psk/index.js";
import { Follower } from "../store/follower.js";
import type { Journal } from "../store/store.js";
import { BoundConnections } from "./bound-connections.js";
import { type Claim, claimDigest } from "./claims.js";
import { RecentFailures } from "./failures.js";
import type { KeptKeys } from "./kept-keys.js";
import { KeyCopies } from "./key-copies.js";
import { type HeldKey, HeldKeys, identified, type RevokedKey } from "./keys.js";
import type { AefRateLimits } from "./rates.js";
import type { RevokedKeys } from "./revoked-keys.js";
import { askCcf, type OwnCcf, rejected } from "./security-info.js";

export interface ExposingFunctionOptions {
  aefId: string;
  /** By service API interface information (P0). */
  interfaces: ReadonlyMap<string, InterfaceDescription>;
  ccf: OwnCcf;
  kept: KeptKeys;
  revoked: RevokedKeys;
  requireAefPskId: boolean;
  failureMemorySeconds: number;
  rates: AefRateLimits;
  log: Logger;
  onStep?: OnStep;
}

/** Whom an Authentication Initiation Request claims to come from. */
interface Claimed {
  claim: Claim;
  ccfInformation: CcfInformation;
}

/** What an Authentication Initiation Request asks the CCF about, besides its claim. */
interface Asked {
  aefPskId: string | undefined;
  ccfInformation: CcfInformation;
  trace: Trace;
}

type CcfAddress = NonNullable<CcfInformation["ccfAddress"]>;

const secondsLeft = ({ expiresAt }: HeldKey): number =>
  Math.floor((expiresAt - performance.now()) / 1000);

const addressText = (address: CcfAddress | undefined): string | undefined => {
  try {
    return address && interfaceInformation(address);
  } catch {
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/ccfInformation/ccfAddress", reason: "is not an address of a CCF" },
    ]);
  }
};

const interfaceText = (details: InterfaceDescription | undefined): string | undefined => {
  try {
    return details && interfaceInformation(details);
  } catch {
    throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
      { param: "/interfaceDetails", reason: "is not an interface that can be reached" },
    ]);
  }
};

const missing = (param: string): Problem =>
  problem.badRequest("MANDATORY_IE_MISSING", [{ param, reason: "is missing" }]);

/** One API exposing function: gets ready for TLS-PSK, and knows whom each key stands for. */
export class ExposingFunction {
  readonly #options: ExposingFunctionOptions;
  readonly #p0s: ReadonlySet<string>;
  readonly #failures: RecentFailures;
  readonly #questions = new InFlight<HeldKey>();
  readonly #connections = new BoundConnections();
  readonly keys = new HeldKeys();

  constructor(options: ExposingFunctionOptions) {
    this.#options = options;
    this.#p0s = new Set(options.interfaces.keys());
    this.#failures = new RecentFailures(options.failureMemorySeconds);
  }

  /** How many connections are keyed by one of its keys. */
  get connections(): number {
    return this.#connections.size;
  }

  /**
   * Takes up the keys that earlier processes held; with a journal also those that others get from now
   * on, as long as its follower goes on.
   */
  async restore(journal?: Journal): Promise<Follower | undefined> {
    const { kept, revoked, log } = this.#options;
    const drop = (key: RevokedKey) => this.#drop(key);
    const own = { held: this.keys, p0s: this.#p0s, drop };
    const copies = new KeyCopies({ ...own, kept, revoked, log });
    if (journal !== undefined) return Follower.start(journal, copies);
    await copies.readAll();
    return undefined;
  }

  /** Authentication Initiation (TS 33.122 6.5.2.1 steps 3 to 5; steps 4 and 10 of the seed). */
  async initiateAuthentication(
    body: AuthenticationInitiationReq,
    request: { connection: Connection; trace: Trace },
  ): Promise<AuthenticationInitiationRsp> {
    const { claim, ccfInformation } = await this.#claimed(body, request.connection);
    const { aefPskId } = body;
    if (aefPskId === undefined || this.#validFor(claim, aefPskId) === undefined)
      await this.#options.rates.admit(request.connection.socket.remoteAddress, claim);
    const key =
      this.#validFor(claim, aefPskId) ?? // now: it may have ended while the rates were asked
      (await this.#fetch(claim, { aefPskId, ccfInformation, trace: request.trace }));
    const details = this.#options.interfaces.get(key.p0);
    return {
      securityMethod: "PSK",
      pskIdentity: key.pskIdentity,
      ...(claim.p0 === undefined && details !== undefined ? { interfaceDetails: details } : {}),
      remainingValidity: secondsLeft(key),
      supportedFeatures: "0",
    };
  }

  /** Takes a request that is refused unheard from its address's budget; throws 429 if that is used up. */
  admitRefused({ socket }: Connection): Promise<void> {
    return this.#options.rates.admitRefused(socket.remoteAddress);
  }

  /** Notes that a key was used in a handshake: those that it superseded take no more. */
  used(key: HeldKey): void {
    void this.#options.kept.forget(this.keys.used(key));
  }

  /** Binds a connection to the key of its handshake: it ends when the key does. */
  bind(key: HeldKey, socket: TLSSocket): void {
    this.#connections.add(key, socket);
  }

  /** Takes its CCF's notice that a key is revoked: nobody uses it from now on (TS 33.122 6.8). */
  async noteRevocation(notice: RevocationNotice): Promise<void> {
    const { aefId, kept, revoked } = this.#options;
    if (notice.aefId !== aefId) return;
    const dropped = this.#drop(notice);
    await revoked.add(notice, dropped[0]?.expiresAt);
    await kept.forget(dropped);
  }

  /** Whom a PSK connection to one interface belongs to: the pair that the CCF confirmed. */
  callerIdentity(pskIdentity: string, p0: string): CallerIdentity {
    const key = this.keys.of(pskIdentity);
    if (key === undefined || key.p0 !== p0) throw problem.misdirected("PSK_CONNECTION_REQUIRED");
    const details = this.#options.interfaces.get(p0);
    return {
      apiInvokerId: key.apiInvokerId,
      ccfId: key.ccfId,
      aefId: this.#options.aefId,
      ...(details === undefined ? {} : { interfaceDetails: details }),
      securityMethod: "PSK",
    };
  }

  /** Watches the ends of its keys no more. */
  close(): void {
    this.keys.close();
    this.#options.revoked.close();
  }

  #drop(revoked: RevokedKey): HeldKey[] {
    const dropped = this.keys.drop(revoked);
    for (const key of dropped) this.#connections.end(key);
    return dropped;
  }

  async #claimed(body: AuthenticationInitiationReq, connection: Connection): Promise<Claimed> {
    try {
      return this.#claimIn(body);
    } catch (refusal) {
      await this.admitRefused(connection);
      throw refusal;
    }
  }

  #claimIn(body: AuthenticationInitiationReq): Claimed {
    const { apiInvokerId, ccfInformation, interfaceDetails, aefPskId } = body;
    if (ccfInformation === undefined) throw missing("/ccfInformation");
    if (this.#options.requireAefPskId && aefPskId === undefined) throw missing("/aefPskId");
    const ccfAddress = addressText(ccfInformation.ccfAddress);
    const named = interfaceText(interfaceDetails);
    if (named !== undefined && !this.#p0s.has(named)) throw rejected();
    const only = this.#p0s.size === 1 ? [...this.#p0s][0] : undefined;
    const claim = { ccfId: ccfInformation.ccfId, ccfAddress, apiInvokerId, p0: named ?? only };
    return { claim, ccfInformation };
  }

  /** A key that somebody can still use. */
  #validFor(claim: Claim, aefPskId: string | undefined): HeldKey | undefined {
    const held = this.keys.find(claim, aefPskId);
    return held !== undefined && secondsLeft(held) > 0 ? held : undefined;
  }

  /** The same question in flight is asked once; another aefPskId is another question here too. */
  #fetch(claim: Claim, asked: Asked): Promise<HeldKey> {
    const { aefPskId } = asked;
    return this.#questions.share(claimDigest(claim, aefPskId), async () => {
      const remembered = this.#failures.find(claim, aefPskId);
      if (remembered !== undefined) throw remembered;
      await this.#options.rates.admitQuestion();
      try {
        return await this.#ask(claim, asked);
      } catch (error) {
        if (error instanceof Problem) this.#failures.remember(claim, aefPskId, error);
        throw error;
      }
    });
  }

  async #ask(claim: Claim, { aefPskId, ccfInformation, trace }: Asked): Promise<HeldKey> {
    const { aefId, ccf, interfaces, onStep } = this.#options;
    const details = claim.p0 === undefined ? undefined : interfaces.get(claim.p0);
    const question = { ccfInformation, interfaceDetails: details, trace };
    const confirmed = await askCcf(ccf, { aefId, p0s: this.#p0s }, claim, question);
    onStep?.({ step: 9, at: now(), outcome: `AEF_PSK ${confirmed.aefPskId}` });
    const key = identified(confirmed);
    const { kept, revoked } = this.#options;
    if (revoked.has(key)) throw rejected(); // while it was on its way
    const keptAt = this.keys.keptNow(key);
    await kept.put(claimDigest(claim), key, keptAt); // before anyone is told of it
    if (revoked.has(key)) {
      await kept.forget([key]);
      throw rejected();
    }
    this.keys.store(claimDigest(claim), key, keptAt);
    const isWanted = aefPskId === undefined || aefPskId === key.aefPskId;
    if (!isWanted || secondsLeft(key) < 1) throw rejected();
    return key;
  }
}
