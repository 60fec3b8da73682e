import type { Fault } from "./way.js";
import type { Called } from "./world.js";

/** What a party can be, as it shows to its callers. */
export const faults = {
  "down, resetting, with an expired certificate": [
    "down",
    "resetting",
    "with an expired certificate",
  ],
  "slow, half-open": ["slow", "half-open"],
  "answering garbage": ["answering garbage"],
} as const satisfies Record<string, readonly Fault[]>;

export type FaultClass = keyof typeof faults;

/** How the invoker's run ends. */
export interface Seen {
  step: number;
  reason: RegExp;
}

const own = (step: number): Record<FaultClass, Seen> => ({
  "down, resetting, with an expired certificate": {
    step,
    reason: /^connect ECONN(REFUSED|RESET) |^certificate has expired$/,
  },
  "slow, half-open": { step, reason: /^no (TLS|answer) in time$/ },
  "answering garbage": { step: step === 2 ? 1 : step, reason: /^Response does not match/ },
});

const told: Record<FaultClass, Seen> = {
  "down, resetting, with an expired certificate": {
    step: 4,
    reason: /^answered 504: TARGET_CCF_NOT_REACHABLE$/,
  },
  "slow, half-open": { step: 4, reason: /^answered 504: TIMED_OUT_REQUEST$/ },
  "answering garbage": { step: 4, reason: /^answered 502: INBOUND_SERVER_ERROR$/ },
};

/** What the invoker sees of each fault of each party. */
export const peerFaults: Record<Called, Record<FaultClass, Seen>> = {
  "CCF-B, by the invoker": own(2),
  AEF: own(4),
  "CCF-A": told,
  "CCF-B, by CCF-A": told,
};

export type Victim = "ccf-a" | "ccf-b" | "aef";

/** A party's process killed at a step, and how the run goes on. */
export interface KillRow {
  title: string;
  victim: Victim;
  at: number;
  /** Whose report of the step it is killed at. */
  toldBy: "itself" | "invoker";
  /** Where the run ends; 0 if it goes through. */
  endsAt: number;
  reason: RegExp;
  /** Whether the invoker goes on with the key that it has. */
  keeps: boolean;
}

const gone = /^(connect ECONNREFUSED|other side closed|read ECONNRESET|Client network socket|no )/;
const unreachable = /^answered 50[24]/;

export const killRows: KillRow[] = [
  ["CCF-B, its handshake done (2)", "ccf-b", 2, "invoker", 1, gone, false],
  ["CCF-B, when it derives (3)", "ccf-b", 3, "itself", 1, gone, false],
  ["CCF-B, when it has answered (1)", "ccf-b", 1, "invoker", 4, unreachable, true],
  ["AEF, when it is asked (4)", "aef", 4, "itself", 4, gone, true],
  ["CCF-A, when it is asked (5)", "ccf-a", 5, "itself", 4, unreachable, true],
  ["CCF-A, when it selects (6)", "ccf-a", 6, "itself", 4, unreachable, true],
  ["CCF-B, when it is asked (7)", "ccf-b", 7, "itself", 4, unreachable, true],
  ["CCF-A, when it has the key (8)", "ccf-a", 8, "itself", 4, unreachable, true],
  ["AEF, when it has the key (9)", "aef", 9, "itself", 4, gone, true],
  // The handshake is refused, so the invoker repeats step 4.
  ["AEF, when it has answered (10)", "aef", 10, "invoker", 4, gone, true],
  ["AEF, when it has served (11)", "aef", 11, "invoker", 0, /^$/, true],
].map(([title, victim, at, toldBy, endsAt, reason, keeps]) => ({
  ...{ title, victim, at, toldBy, endsAt, reason, keeps },
})) as KillRow[]; // the tuples above, by name

export type StoreFault = "down" | "slow" | "half-open" | "full";

/** A store out of order, of whom, and how the run ends. */
interface StoreRow extends Seen {
  driver: "redis" | "lmdb";
  party: Victim;
  fault: StoreFault;
  withinMs: number;
}

const unavailable = (step: number, withinMs: number) =>
  ({ step, reason: /^answered 503/, withinMs }) as const;

const waiting = ["slow", "half-open"] as const;
const atOnce = ["down", "full"] as const;

/** Of a 503: Retry-After. */
export const seconds = /^[1-9]\d*$/;

/** CCF-A writes down to whom it hands on a key, for it tells of revocations; CCF-B and the AEF keep it. */
export const storeFaults: StoreRow[] = (["ccf-a", "ccf-b", "aef"] as const).flatMap((party) => {
  const step = party === "ccf-b" ? 1 : 4;
  const driver = "redis" as const;
  return [
    ...atOnce.map((fault) => ({ driver, party, fault, ...unavailable(step, 1500) })),
    ...waiting.map((fault) => ({ driver, party, fault, ...unavailable(step, 3000) })),
    { driver: "lmdb" as const, party, fault: "full" as const, ...unavailable(step, 1500) },
  ];
});

/** A party whose clock is an hour off, among certificates of a minute ago; 0: the run goes through. */
interface ClockRow extends Seen {
  party: Victim;
  clock: "+1h" | "-1h";
}

export const clockRows: ClockRow[] = [
  ...(["ccf-a", "ccf-b", "aef"] as const).map((party) => ({
    ...{ party, clock: "+1h" as const, step: 0, reason: /^200$/ },
  })),
  { party: "ccf-b", clock: "-1h", step: 1, reason: /^answered 401: CLIENT_CERTIFICATE_REQUIRED$/ },
  { party: "ccf-a", clock: "-1h", step: 4, reason: /^answered 502: INBOUND_SERVER_ERROR$/ },
  { party: "aef", clock: "-1h", step: 4, reason: /^answered 504: TARGET_CCF_NOT_REACHABLE$/ },
];
