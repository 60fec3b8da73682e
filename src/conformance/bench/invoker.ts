import type { InvokerTarget, Target, Waits } from "../target/target.js";
import type { ClientHello } from "./client-hello.js";
import { type Ended, runCommand } from "./command.js";
import { type DerivedKey, derivedKey } from "./derivation.js";
import { broken } from "./failures.js";
import type { House } from "./house.js";
import { Lanes } from "./lanes.js";
import { Neighbour } from "./neighbour.js";
import { originOf } from "./origin.js";
import { type KeyLookup, PlayedAef, playedAefTls, type SeenAtAef } from "./played-aef.js";
import { openPlayedCcf, playedCcfTls } from "./played-ccf.js";
import { type LaneTarget, PlayedHome, type SeenAtHome } from "./played-home.js";
import type { CaseRecord, Exchange } from "./record.js";

/** One run of the invoker as its neighbours saw it. */
export interface Seen extends Ended {
  home: SeenAtHome;
  aef: SeenAtAef;
  /** The keys of the AEF's interfaces by the latest Security Method Request. */
  keys: DerivedKey[];
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
  /** Runs the invoker to its end. */
  run: () => Promise<Seen>;
  /** A run in which nobody does anything wrong: the lane's first, shared by its cases. */
  clean: () => Promise<Seen>;
  /** Expects that such a run succeeds. The positive control: call it before anything is changed. */
  control: () => Promise<void>;
  /** One more port where the suite listens as this party, closed with the case. */
  elsewhere: (as: "CCF-B" | "AEF") => Promise<{ neighbour: Neighbour; origin: string }>;
}

/** The two parties around one invoker; both are the lane's alone. */
interface Lane {
  lane: LaneTarget;
  home: Neighbour;
  aef: Neighbour;
  /** The case that the lane is given to, as its listeners reach it. */
  current: {
    lookup: KeyLookup;
    helloAtHome: (hello: ClientHello) => void;
    helloAtAef: (hello: ClientHello) => void;
  };
  clean?: Promise<{ seen: Seen; exchanges: Exchange[] }>;
}

const nobody = (): Lane["current"] => ({
  lookup: () => undefined,
  helloAtHome: () => {},
  helloAtAef: () => {},
});

interface Around {
  target: Target;
  invoker: InvokerTarget;
  waits: Waits;
  host: string;
}

/** The two parties as one case plays them, and the keys that they agree on with the invoker. */
const play = (opened: Lane, host: string, record: CaseRecord) => {
  const { lane } = opened;
  const keys = (): DerivedKey[] => {
    const session = home.seen.sessions.at(-1);
    if (session === undefined || session.masterSecret.length === 0) return [];
    const derived = aef.interfaces.map((details) => derivedKey(session, details));
    record.secrets.add(session.masterSecret, ...derived.map(({ aefPsk }) => aefPsk));
    return derived;
  };
  const home = new PlayedHome(lane, opened.home, record, () => aef.interfaces);
  const aef: PlayedAef = new PlayedAef(lane, opened.aef, record, keys, host);
  opened.current = {
    lookup: aef.keyOf,
    helloAtHome: (hello) => home.seen.hellos.push(hello),
    helloAtAef: (hello) => aef.seen.hellos.push(hello),
  };
  return { home, aef, keys };
};

const benchFor = (around: Around, opened: Lane, record: CaseRecord) => {
  const { target, invoker, waits, host } = around;
  const { lane } = opened;
  const { home, aef, keys } = play(opened, host, record);
  const others: Neighbour[] = [];
  const run: InvokerBench["run"] = async () => {
    home.forget();
    aef.forget();
    const timeoutMs = (invoker.runSeconds ?? 15) * 1000;
    const ended = await runCommand(lane.command, { directory: target.directory, timeoutMs });
    return { ...ended, home: home.seen, aef: aef.seen, keys: keys() };
  };
  const clean: InvokerBench["clean"] = async () => {
    const isOwn = opened.clean === undefined;
    opened.clean ??= run().then((seen) => ({ seen, exchanges: record.exchanges() }));
    const { seen, exchanges } = await opened.clean;
    record.secrets.add(...seen.home.sessions.map(({ masterSecret }) => masterSecret));
    record.secrets.add(...seen.keys.map(({ aefPsk }) => aefPsk));
    if (!isOwn) record.include(exchanges);
    return seen;
  };
  const bench: InvokerBench = {
    target: invoker,
    lane,
    waits,
    record,
    apiInvokerId: lane.apiInvokerId,
    home,
    aef,
    run,
    clean,
    control: async () => {
      const { code, output, aef } = await clean();
      if (code === 0 && aef.served.length > 0) return;
      throw broken({ message: "the run without a fault fails already", actual: output });
    },
    elsewhere: async (as) => {
      const tls = as === "AEF" ? playedAefTls(lane, aef.keyOf) : playedCcfTls(lane.coreFunction);
      const neighbour = await Neighbour.open({ name: as, target: "invoker", host, port: 0, tls });
      others.push(neighbour);
      return { neighbour, origin: originOf(host, neighbour.port) };
    },
  };
  const end = async () => {
    home.end();
    aef.end();
    opened.current = nobody();
    await Promise.all(others.map((other) => other.close()));
  };
  return { bench, end };
};

/** One lane; the anchor of the invoker's certificate may stand beside the CCF or in it. */
const openLane = async (given: LaneTarget, host: string): Promise<Lane> => {
  const { coreFunction } = given;
  const clientCa = coreFunction.clientCa ?? given.ca;
  const lane = clientCa ? { ...given, coreFunction: { ...coreFunction, clientCa } } : given;
  const holder = { current: nobody() };
  const home = await openPlayedCcf(lane.coreFunction, {
    name: "CCF-B",
    target: "invoker",
    host,
    onClientHello: (hello) => holder.current.helloAtHome(hello),
  });
  try {
    const aef = await Neighbour.open({
      name: "AEF",
      target: "invoker",
      host,
      port: 0,
      tls: playedAefTls(lane, (identity) => holder.current.lookup(identity)),
      onClientHello: (hello) => holder.current.helloAtAef(hello),
    });
    return Object.assign(holder, { lane, home, aef });
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
  const host = target.listen ?? "127.0.0.1";
  const opened: Lane[] = [];
  const close = async () => {
    await Promise.all(opened.flatMap(({ home, aef }) => [home.close(), aef.close()]));
  };
  try {
    for (const lane of invoker.lanes) opened.push(await openLane(lane, host));
  } catch (error) {
    await close();
    throw error;
  }
  const lanes = new Lanes(opened);
  return {
    bench: async (record) => {
      const lane = await lanes.take();
      const { bench, end } = benchFor({ target, invoker, waits, host }, lane, record);
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
