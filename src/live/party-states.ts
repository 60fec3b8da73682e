import type { ExchangeEvent } from "../contract/exchanges.js";
import { now, type PartyName } from "../contract/steps.js";
import type { RunTrace } from "../lab/eleven-steps.js";

/** One thing that a party holds or did. */
export interface StateLine {
  name: string;
  value: string;
  /** Until when, in milliseconds of the epoch. */
  until?: number;
}

/** What a run's own messages tell of a party. */
export interface PartyState {
  party: PartyName;
  lines: StateLine[];
}

type Body = Record<string, unknown>;

const objectOf = (value: unknown): Body =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Body) : {};

const firstOf = (value: unknown): Body => objectOf(Array.isArray(value) ? value[0] : undefined);

const text = (value: unknown): string => (typeof value === "string" ? value : "?");

const untilOf = (validity: unknown, { endedAt }: ExchangeEvent): Pick<StateLine, "until"> =>
  typeof validity === "number" ? { until: Date.now() - now() + endedAt + validity * 1000 } : {};

const exchangesOf = ({ exchanges }: RunTrace, step: number): ExchangeEvent[] =>
  exchanges.filter(({ steps: [asked] }) => asked === step);

const isAnswered = ({ answer }: ExchangeEvent): boolean =>
  answer !== undefined && answer.status < 300;

/** The invoker's part of a URL's path. */
const invokerIn = ({ url }: ExchangeEvent): string =>
  decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? "");

const agreedIn = (exchange: ExchangeEvent): Body =>
  firstOf(objectOf(exchange.answer?.body).securityInfo);

const invokerState = (trace: RunTrace): StateLine[] => {
  const agreed = exchangesOf(trace, 1).findLast(isAnswered);
  if (agreed === undefined) return [];
  const entry = agreedIn(agreed);
  const asked = exchangesOf(trace, 4).at(-1);
  const keyId = objectOf(asked?.request.body).aefPskId;
  return [
    { name: "method", value: text(entry.selSecurityMethod) },
    ...(keyId === undefined ? [] : [{ name: "aefPskId", value: text(keyId) }]),
    { name: "key", value: "valid", ...untilOf(entry.remainingValidity, agreed) },
  ];
};

/** The contexts that CCF-B said yes to: the latest of an invoker replaces those before. */
const homeState = (trace: RunTrace, since: number): StateLine[] => {
  const contexts = new Map<string, StateLine>();
  for (const exchange of exchangesOf(trace, 1).filter(isAnswered)) {
    if (exchange.endedAt < since) continue; // in the memory of a process that is gone
    const entry = agreedIn(exchange);
    const invoker = invokerIn(exchange);
    const value = `${invoker}, ${text(entry.aefId)}, ${text(entry.selSecurityMethod)}`;
    const until = untilOf(entry.remainingValidity, exchange);
    contexts.set(invoker, { name: "context", value, ...until });
  }
  return [{ name: "contexts", value: String(contexts.size) }, ...contexts.values()];
};

const outcomeOf = ({ answer, failure }: ExchangeEvent): string => {
  if (answer === undefined) return failure ?? "no answer";
  const { cause } = objectOf(answer.body);
  return cause === undefined ? String(answer.status) : `${answer.status} ${text(cause)}`;
};

const relayState = (trace: RunTrace): StateLine[] => {
  const relayed = exchangesOf(trace, 7);
  return [
    { name: "relayed", value: String(relayed.length) },
    ...relayed.map((exchange) => ({ name: "to CCF-B", value: outcomeOf(exchange) })),
  ];
};

const keyState = (trace: RunTrace): StateLine[] => {
  const keys = new Map<string, StateLine>();
  for (const exchange of exchangesOf(trace, 5).filter(isAnswered)) {
    const { apiInvokerId, ccfInformation } = objectOf(exchange.request.body);
    const value = `(${text(objectOf(ccfInformation).ccfId)}, ${text(apiInvokerId)})`;
    const { remainingValidity } = objectOf(exchange.answer?.body);
    keys.set(value, { name: "key of", value, ...untilOf(remainingValidity, exchange) });
  }
  return [{ name: "keys", value: String(keys.size) }, ...keys.values()];
};

/**
 * What each party holds, by the messages of this run alone; never a key. CCF-B holds nothing from
 * before `homeSince` ({@link now}), when its process was ended.
 */
export const partyStates = (trace: RunTrace, homeSince: number): PartyState[] => [
  { party: "invoker", lines: invokerState(trace) },
  { party: "CCF-B", lines: homeState(trace, homeSince) },
  { party: "CCF-A", lines: relayState(trace) },
  { party: "AEF", lines: keyState(trace) },
];
