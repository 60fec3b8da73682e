import { randomBytes } from "node:crypto";
import type { ServerOptions } from "node:https";
import type {
  AuthenticationInitiationRsp,
  InterfaceDescription,
  ServiceSecurity,
} from "../../contract/types.js";
import { readTlsSession, type TlsSession } from "../../psk/index.js";
import { boundPskIdentity, pskServerOptions } from "../../tls/psk-binding.js";
import { exposingFunctionServer } from "../../tls/server-profiles.js";
import type { InvokerTarget, Target, Waits } from "../target/target.js";
import { type Ended, runCommand } from "./command.js";
import { type DerivedKey, derivedKey } from "./derivation.js";
import type { House } from "./house.js";
import { Lanes } from "./lanes.js";
import { type Asked, answerJson, type Behaviour, Neighbour } from "./neighbour.js";
import { openPlayedCcf, playedCcfTls } from "./played-ccf.js";
import type { CaseRecord } from "./record.js";

type LaneTarget = InvokerTarget["lanes"][number];

/** The home CCF that the suite plays for an invoker. */
export interface PlayedHome {
  neighbour: Neighbour;
  /** What came in, in order. */
  asked: Asked[];
  /** The session of each Security Method Request, in order. */
  sessions: TlsSession[];
  /** Answers every request from now on like this. */
  behave: (behaviour: Behaviour) => void;
  /** What a home CCF that keeps to the contract answers, with what a case changes. */
  answer: (changes?: Partial<ServiceSecurity>) => ServiceSecurity;
  /** The same with a change in its one entry. */
  answerEntry: (changes: Partial<ServiceSecurity["securityInfo"][number]>) => ServiceSecurity;
  /** Answers with 201 and Location. */
  selecting: (body: () => ServiceSecurity) => Behaviour;
  /** Shows other TLS to new connections. */
  serveWith: (tls: ServerOptions) => void;
}

/** The AEF that the suite plays for an invoker. */
export interface PlayedAef {
  neighbour: Neighbour;
  details: InterfaceDescription;
  /** Authentication Initiation Requests, in order. */
  initiated: Asked[];
  /** Service calls, in order, with the PSK identity that keyed their connection. */
  served: (Asked & { pskIdentity: string | undefined })[];
  /** PSK identities that handshakes asked for, in order. */
  offered: string[];
  /** The key that a handshake with this identity gets; the derived one unless told otherwise. */
  keyFor: (identity: string) => Buffer | undefined;
  setKeyFor: (lookup: (identity: string) => Buffer | undefined) => void;
  /** Answers Authentication Initiation Requests from now on like this. */
  behave: (behaviour: Behaviour) => void;
  /** Answers service calls from now on like this. */
  serve: (behaviour: Behaviour) => void;
  pskIdentity: string;
  /** What an AEF that keeps to the contract answers, with what a case changes. */
  answer: (changes?: Partial<AuthenticationInitiationRsp>) => AuthenticationInitiationRsp;
}

/** The suite around an invoker: its home CCF and the AEF. */
export interface InvokerBench {
  target: InvokerTarget;
  lane: LaneTarget;
  waits: Waits;
  record: CaseRecord;
  apiInvokerId: string;
  home: PlayedHome;
  aef: PlayedAef;
  /** The key of the latest Security Method Request; undefined before there was one. */
  derived: () => DerivedKey | undefined;
  /** Runs the invoker to its end. */
  run: () => Promise<Ended>;
}

const ccfInformationOf = ({ coreFunction }: LaneTarget) => {
  const { hostname, port } = new URL(coreFunction.apiRoot);
  const host = hostname.startsWith("[")
    ? { ipv6Addr: hostname.slice(1, -1) }
    : /^[\d.]+$/.test(hostname)
      ? { ipv4Addr: hostname }
      : { fqdn: hostname };
  return { ccfId: coreFunction.ccfId, ccfAddress: { ...host, port: Number(port || 443) } };
};

const isService = (asked: Asked): boolean => !asked.path.includes("/aef-authentication/");

/** The two parties around one invoker; both are the lane's alone. */
interface Lane {
  lane: LaneTarget;
  home: Neighbour;
  aef: Neighbour;
  /** What the AEF's handshakes look keys up in. */
  keys: { lookup: (identity: string) => Buffer | undefined };
}

const benchFor = (
  target: Target,
  invoker: InvokerTarget,
  waits: Waits,
  { lane, home: homeParty, aef: aefParty, keys }: Lane,
  record: CaseRecord,
) => {
  const { apiInvokerId } = lane;
  const details: InterfaceDescription = {
    ipv4Addr: "127.0.0.1",
    port: aefParty.port,
    securityMethods: ["PSK"],
  };
  const sessions: TlsSession[] = [];
  const homeAsked: Asked[] = [];
  const derived = (): DerivedKey | undefined => {
    const session = sessions.at(-1);
    if (session === undefined || session.masterSecret.length === 0) return undefined;
    const key = derivedKey(session, details);
    record.secrets.add(session.masterSecret, key.aefPsk);
    return key;
  };
  const answer: PlayedHome["answer"] = (changes = {}) => ({
    securityInfo: [
      {
        aefId: lane.aef.aefId,
        prefSecurityMethods: ["PSK"],
        selSecurityMethod: "PSK",
        aefInterfaces: [details],
        keyDerivation: "TLS12_MASTER_SECRET",
        remainingValidity: 600,
      },
    ],
    notificationDestination: "https://invoker.invalid/notifications",
    ccfInformation: ccfInformationOf(lane),
    supportedFeatures: "0",
    ...changes,
  });
  const selecting: PlayedHome["selecting"] = (body) => (asked, response) =>
    answerJson(201, body(), {
      location: `${lane.coreFunction.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}`,
    })(asked, response);
  let behaveAtHome = selecting(() => answer());
  const home: PlayedHome = {
    neighbour: homeParty,
    asked: homeAsked,
    sessions,
    behave: (behaviour) => {
      behaveAtHome = behaviour;
    },
    answer,
    answerEntry: (changes) => {
      const body = answer();
      const [entry] = body.securityInfo;
      return { ...body, securityInfo: entry === undefined ? [] : [{ ...entry, ...changes }] };
    },
    selecting,
    serveWith: (tls) => homeParty.serveWith({ ...playedCcfTls(lane.coreFunction), ...tls }),
  };
  const pskIdentity = randomBytes(12).toString("base64url");
  const initiated: Asked[] = [];
  const served: PlayedAef["served"] = [];
  const offered: string[] = [];
  const aefAnswer: PlayedAef["answer"] = (changes = {}) => ({
    securityMethod: "PSK",
    pskIdentity,
    remainingValidity: 590,
    supportedFeatures: "0",
    ...changes,
  });
  let lookup = (identity: string) => (identity === pskIdentity ? derived()?.aefPsk : undefined);
  let behaveAsAef: Behaviour = (asked, response) => answerJson(200, aefAnswer())(asked, response);
  let serve: Behaviour = answerJson(200, { apiInvokerId });
  keys.lookup = (identity) => {
    offered.push(identity);
    return lookup(identity);
  };
  const aef: PlayedAef = {
    neighbour: aefParty,
    details,
    initiated,
    served,
    offered,
    keyFor: (identity) => lookup(identity),
    setKeyFor: (other) => {
      lookup = other;
    },
    behave: (behaviour) => {
      behaveAsAef = behaviour;
    },
    serve: (behaviour) => {
      serve = behaviour;
    },
    pskIdentity,
    answer: aefAnswer,
  };
  const unwatchHome = homeParty.watch({
    isMine: () => true,
    behave: (asked, response) => {
      homeAsked.push(asked);
      if (asked.method === "PUT") sessions.push(readTlsSession(asked.socket.getSession()));
      return behaveAtHome(asked, response);
    },
    record,
  });
  const unwatchAef = aefParty.watch({
    isMine: () => true,
    behave: (asked, response) => {
      if (isService(asked)) {
        served.push({ ...asked, pskIdentity: boundPskIdentity(asked.socket) });
        return serve(asked, response);
      }
      initiated.push(asked);
      return behaveAsAef(asked, response);
    },
    record,
  });
  const bench: InvokerBench = {
    target: invoker,
    lane,
    waits,
    record,
    apiInvokerId,
    home,
    aef,
    derived,
    run: async () => {
      const timeoutMs = (invoker.runSeconds ?? 15) * 1000;
      const { code, output } = await runCommand(lane.command, {
        directory: target.directory,
        timeoutMs,
      });
      derived(); // so that its secrets are known, and hidden
      return { code, output };
    },
  };
  const end = async () => {
    unwatchHome();
    unwatchAef();
    homeParty.restore();
    aefParty.restore();
  };
  return { bench, end };
};

const openLane = async (lane: LaneTarget, host: string): Promise<Lane> => {
  const keys: Lane["keys"] = { lookup: () => undefined };
  const home = await openPlayedCcf(lane.coreFunction, { name: "CCF-B", target: "invoker", host });
  try {
    const aef = await Neighbour.open({
      name: "AEF",
      target: "invoker",
      host,
      port: 0,
      tls: {
        ...exposingFunctionServer({ cert: lane.aef.cert, key: lane.aef.key }),
        ...pskServerOptions((identity) => keys.lookup(identity)),
      },
    });
    return { lane, home, aef, keys };
  } catch (error) {
    await home.close();
    throw error;
  }
};

/** Opens the suite's side for the role invoker: a home CCF and an AEF for each lane. */
export const openInvoker = async (
  target: Target,
  invoker: InvokerTarget,
  waits: Waits,
): Promise<House<InvokerBench>> => {
  const opened: Lane[] = [];
  const close = async () => {
    await Promise.all(opened.flatMap(({ home, aef }) => [home.close(), aef.close()]));
  };
  try {
    for (const lane of invoker.lanes)
      opened.push(await openLane(lane, target.listen ?? "127.0.0.1"));
  } catch (error) {
    await close();
    throw error;
  }
  const lanes = new Lanes(opened);
  return {
    bench: async (record) => {
      const lane = await lanes.take();
      const { bench, end } = benchFor(target, invoker, waits, lane, record);
      return {
        bench,
        end: async () => {
          await end();
          lanes.give(lane);
        },
      };
    },
    close,
  };
};
