import type { ConnectionOptions } from "node:tls";
import type { ApiName } from "../../contract/documents.js";
import type { SecurityInfoReq } from "../../contract/types.js";
import type { HomeTarget, Waits } from "../target/target.js";
import { Caller, type Reply, type Sent } from "./caller.js";
import { Decoy } from "./decoy.js";
import { NotTestable } from "./failures.js";
import type { House } from "./house.js";
import { Lanes } from "./lanes.js";
import { type NoticeAddress, NoticePorts } from "./notice-port.js";
import { CaseRecord } from "./record.js";
import { SuiteInvoker } from "./suite-invoker.js";
import { type ClientCredentials, clientTls, tls12Client } from "./tls.js";

type Invoker = HomeTarget["invokers"][number];
type Peer = NonNullable<HomeTarget["peer"]>;
type Aef = NonNullable<HomeTarget["aef"]>;

/** The suite around a home CCF: its invokers, a peer CCF, and the AEFs of its own domain. */
export interface HomeBench {
  target: HomeTarget;
  waits: Waits;
  record: CaseRecord;
  /** This case's invoker. */
  invoker: SuiteInvoker;
  /** Another invoker, this case's own too; NotTestable if the target has one only. */
  otherInvoker: () => SuiteInvoker;
  /** The AEF that the invoker asks about. */
  aef: () => Aef;
  /** The peer CCF asks for this case's key (step 7), with what a case changes. */
  ask: (changes?: Partial<SecurityInfoReq>, sent?: Sent) => Promise<Reply>;
  /** Somebody else asks the same. */
  askAs: (caller: Caller, changes?: Partial<SecurityInfoReq>, sent?: Sent) => Promise<Reply>;
  /** A valid question of the peer, with what a case changes. */
  question: (changes?: Partial<SecurityInfoReq>) => SecurityInfoReq;
  /** The peer's way to the CCF. */
  peer: () => Caller;
  /** Somebody else, closed with the case; without credentials a client without certificate. */
  caller: (from: string, credentials: ClientCredentials, tls12?: boolean) => Caller;
  /** Somebody in TLS 1.2 or plain HTTP, for whom only TS 29.222 as published holds. */
  asPublished: (from: string, credentials: ClientCredentials) => Caller;
  /** An invoker of the target's, closed with the case; with other credentials than its own if told. */
  invokerAs: (invoker: Invoker, credentials?: ClientCredentials, aefId?: string) => SuiteInvoker;
  /** This case's invoker over other TLS than the suite's own. */
  invokerWith: (tls: ConnectionOptions) => SuiteInvoker;
  /** A port that nobody was told of before this case, closed with it. */
  decoy: () => Promise<Decoy>;
  /** An address of this case's own at which the peer CCF, or the local AEF, is notified. */
  notified: (who: "peer" | "localAef") => Promise<NoticeAddress>;
  /** The invoker whose keys are short-lived, once no other case uses it. */
  shortLived: () => Promise<SuiteInvoker>;
}

interface Lane {
  invoker: Invoker;
  other?: Invoker;
}

const lanesOf = (invokers: readonly Invoker[]): Lane[] => {
  const [first, ...rest] = invokers;
  if (first === undefined) return [];
  if (rest.length === 0) return [{ invoker: first }];
  const pairs = Math.floor(invokers.length / 2);
  return Array.from({ length: pairs }, (_, index) => ({
    invoker: invokers[2 * index] ?? first,
    other: invokers[2 * index + 1] ?? first,
  }));
};

/** Where each API of the home CCF is. */
export const homeApiRoot =
  ({ apiRoot, apiRoots = {} }: HomeTarget) =>
  (api: ApiName): string =>
    (api === "capif-security" || api === "ccf-security-info" ? apiRoots[api] : undefined) ??
    apiRoot;

/** A member of the target that a case needs; NotTestable without it. */
export const given = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new NotTestable(name);
  return value;
};

/** The one short-lived invoker, as one case has it. */
const shortLivedOf = ({ shortLived }: HomeTarget, lanes: Lanes<Invoker>) => {
  let taken: Promise<Invoker> | undefined;
  return {
    take: (): Promise<Invoker> => {
      given(shortLived, "ccf-home.shortLived");
      taken ??= lanes.take();
      return taken;
    },
    give: (): void => void taken?.then((invoker) => lanes.give(invoker)),
  };
};

const benchFor = (
  target: HomeTarget,
  waits: Waits,
  lane: Lane,
  short: ReturnType<typeof shortLivedOf>,
  record: CaseRecord,
  { host, notices }: { host: string; notices: NoticePorts },
) => {
  const opened: { close: () => Promise<void> | void }[] = [];
  const options = (from: string, credentials: ClientCredentials, tls12: boolean, tls = {}) => ({
    from,
    to: "CCF-B",
    apiRootOf: homeApiRoot(target),
    tls: {
      ...(tls12 ? tls12Client(target.ca, credentials) : clientTls(target.ca, credentials)),
      ...tls,
    },
    timeoutMs: waits.answerMs,
    record,
  });
  const caller: HomeBench["caller"] = (from, credentials, tls12 = false) => {
    const made = new Caller(options(from, credentials, tls12));
    opened.push(made);
    return made;
  };
  const asPublished: HomeBench["asPublished"] = (from, credentials) => {
    const made = new Caller({ ...options(from, credentials, true), to: "CCF", asPublished: true });
    opened.push(made);
    return made;
  };
  const aef = () => given(target.aef, "ccf-home.aef");
  const invokerOver = (
    { apiInvokerId }: Invoker,
    credentials: ClientCredentials,
    tls: ConnectionOptions,
    aefId = target.aef?.aefId ?? target.localAef?.aefId ?? "aef-1",
  ): SuiteInvoker => {
    const from = `invoker ${apiInvokerId}`;
    const made = new SuiteInvoker(apiInvokerId, aefId, options(from, credentials, true, tls));
    opened.push(made.caller);
    return made;
  };
  const invokerAs: HomeBench["invokerAs"] = (invoker, credentials = invoker, aefId) =>
    invokerOver(invoker, credentials, {}, aefId);
  let asPeer: Caller | undefined;
  const peer = (): Caller => {
    const own: Peer = given(target.peer, "ccf-home.peer");
    asPeer ??= caller(`CCF-A (${own.ccfId})`, own);
    return asPeer;
  };
  const invoker = invokerAs(lane.invoker);
  let other: SuiteInvoker | undefined;
  const askAs: HomeBench["askAs"] = (from, changes, sent) =>
    from.call("ccf-security-info", "requestSecurityInfo", { body: question(changes), ...sent });
  const question: HomeBench["question"] = (changes = {}) => ({
    apiInvokerId: lane.invoker.apiInvokerId,
    aefId: aef().aefId,
    interfaceDetails: given(aef().interfaces[0], "ccf-home.aef.interfaces"),
    ccfInformation: { ccfId: given(target.ccfId, "ccf-home.ccfId") },
    supportedFeatures: "0",
    ...changes,
  });
  const bench: HomeBench = {
    target,
    waits,
    record,
    invoker,
    otherInvoker: () => {
      other ??= invokerAs(given(lane.other, "ccf-home.invokers: a second one"));
      return other;
    },
    aef,
    question,
    peer,
    ask: (changes, sent) => askAs(peer(), changes, sent),
    askAs,
    caller,
    asPublished,
    invokerAs,
    invokerWith: (tls) => invokerOver(lane.invoker, lane.invoker, tls),
    decoy: async () => {
      const decoy = await Decoy.open(host);
      opened.push(decoy);
      return decoy;
    },
    notified: async (who) => {
      const party = given(target[who], `ccf-home.${who}`);
      const name = "ccfId" in party ? `CCF-A (${party.ccfId})` : `AEF ${party.aefId}`;
      const { address, end } = (await notices.of(name, party)).address(record);
      opened.push({ close: end });
      return address;
    },
    shortLived: async () => invokerAs(await short.take()),
  };
  const close = async () => {
    await Promise.all(opened.map((one) => one.close()));
    short.give();
  };
  return { bench, close };
};

/** Ends what a case may have left of its invokers' contexts, so that the next one begins without. */
const janitorOf = (target: HomeTarget, waits: Waits) => {
  const invokers = new Map<string, SuiteInvoker>();
  const as = (identity: Invoker): SuiteInvoker => {
    const { apiInvokerId } = identity;
    const known = invokers.get(apiInvokerId);
    if (known !== undefined) return known;
    const made = new SuiteInvoker(apiInvokerId, "", {
      ...{ from: `invoker ${apiInvokerId}`, to: "CCF-B", apiRootOf: homeApiRoot(target) },
      ...{ tls: tls12Client(target.ca, identity), timeoutMs: waits.answerMs },
      record: new CaseRecord(),
    });
    invokers.set(apiInvokerId, made);
    return made;
  };
  return {
    clean: async (...identities: readonly Invoker[]) => {
      await Promise.allSettled(identities.map((identity) => as(identity).withoutContext()));
    },
    close: async () => {
      await Promise.all([...invokers.values()].map((invoker) => invoker.close()));
    },
  };
};

/** Opens the suite's side for the role ccf-home. */
export const openHome = (target: HomeTarget, waits: Waits, host: string): House<HomeBench> => {
  const lanes = new Lanes(lanesOf(target.invokers));
  const janitor = janitorOf(target, waits);
  const notices = new NoticePorts("CCF-B", host);
  const shortLanes = new Lanes<Invoker>(target.shortLived === undefined ? [] : [target.shortLived]);
  return {
    bench: async (record) => {
      const lane = await lanes.take();
      const short = shortLivedOf(target, shortLanes);
      const { bench, close } = benchFor(target, waits, lane, short, record, { host, notices });
      return {
        bench,
        end: async () => {
          await close();
          await janitor.clean(lane.invoker, ...(lane.other === undefined ? [] : [lane.other]));
          lanes.give(lane);
        },
      };
    },
    close: async () => {
      await Promise.all([janitor.close(), notices.close()]);
    },
  };
};
