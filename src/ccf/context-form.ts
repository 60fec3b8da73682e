import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import type { KeyFacts } from "./invoker-record.js";
import type { Subscription } from "./notice.js";
import type { Aef, Registry } from "./registry.js";
import type { AefKey, SecurityContext, SecurityEntry, Target } from "./security-contexts.js";

/** How a context is written: lists, for a record is read more often than written; times are ms left. */
export type WrittenContext = [
  apiInvokerId: string,
  notificationDestination: string,
  entries: WrittenEntry[],
  keys: WrittenKey[],
];

type WrittenEntry = [
  targets: WrittenTarget[],
  prefSecurityMethods: string[],
  selSecurityMethod: SecurityMethod | null,
  aefId: string | null,
  interfaceDetails?: InterfaceDescription,
];

type WrittenTarget = [ccfId: string, aefId: string, p0s: string[]];

/** The key of an interface, which is named by its place among those of all targets. */
type WrittenKey = [
  place: number,
  aefPskId: string,
  leftMs: number,
  aefPsk: string,
  subscription?: Subscription,
];

const writeEntry = (entry: SecurityEntry): WrittenEntry => {
  const { prefSecurityMethods, selSecurityMethod = null, aefId = null, interfaceDetails } = entry;
  const targets = entry.targets.map(
    ({ aef, interfaces }): WrittenTarget => [aef.ccfId, aef.aefId, [...interfaces.keys()]],
  );
  const always = [targets, prefSecurityMethods, selSecurityMethod, aefId] as const;
  return interfaceDetails === undefined ? [...always] : [...always, interfaceDetails];
};

/** The written form of a context; `present` is the monotonic clock's. */
export const writeContext = (context: SecurityContext, present: number): WrittenContext => {
  const { apiInvokerId, notificationDestination, keys } = context;
  const entries = context.entries.map(writeEntry);
  const p0s = entries.flatMap(([targets]) => targets.flatMap(([, , some]) => some));
  const written = [...keys.values()].map((key): WrittenKey => {
    const { p0, aefPskId, expiresAt, aefPsk, subscription } = key;
    const leftMs = Math.floor(expiresAt - present);
    const always = [p0s.indexOf(p0), aefPskId, leftMs, aefPsk.toString("base64url")] as const;
    return subscription === undefined ? [...always] : [...always, subscription];
  });
  return [apiInvokerId, notificationDestination, entries, written];
};

/** The interfaces that an AEF still has, of those that are written. */
const stillOf = (aef: Aef, p0s: readonly string[]): Target["interfaces"] => {
  if (p0s.length === aef.interfaces.size && p0s.every((p0) => aef.interfaces.has(p0)))
    return aef.interfaces;
  const still = p0s.flatMap((p0) => {
    const details = aef.interfaces.get(p0);
    return details === undefined ? [] : [[p0, details] as const];
  });
  return new Map(still);
};

/** Reads entries one after the other; `known` collects the interface of each place, if it is still one. */
const readEntry = (
  registry: Registry,
  [written, prefSecurityMethods, method, aefId, interfaceDetails]: WrittenEntry,
  known: (string | undefined)[],
): SecurityEntry => {
  const targets: Target[] = [];
  for (const [ccfId, id, p0s] of written) {
    const aef = registry.aef(ccfId, id);
    for (const p0 of p0s) known.push(aef?.interfaces.has(p0) ? p0 : undefined);
    if (aef === undefined) continue;
    const interfaces = stillOf(aef, p0s);
    if (interfaces.size > 0) targets.push({ aef, interfaces });
  }
  const entry: SecurityEntry = {
    prefSecurityMethods,
    selSecurityMethod: method ?? undefined,
    targets,
  };
  if (aefId !== null) entry.aefId = aefId;
  if (interfaceDetails !== undefined) entry.interfaceDetails = interfaceDetails;
  return entry;
};

/** A context as the registry still knows it, and its keys of interfaces that are gone since. */
export interface ReadContext {
  context: SecurityContext;
  withdrawn: KeyFacts[];
}

/** The interface at a place, whether or not it is one still. */
const writtenAtPlace = (entries: readonly WrittenEntry[], place: number): string =>
  entries.flatMap(([targets]) => targets.flatMap(([, , p0s]) => p0s))[place] ?? "";

/** What the registry still knows of a context: an AEF or an interface may be gone since. */
export const readContext = (
  registry: Registry,
  [apiInvokerId, notificationDestination, written, writtenKeys]: WrittenContext,
  writtenAt: number,
): ReadContext => {
  const known: (string | undefined)[] = [];
  const entries: SecurityEntry[] = [];
  for (const one of written) {
    const entry = readEntry(registry, one, known);
    if (entry.selSecurityMethod === undefined || entry.targets.length > 0) entries.push(entry);
  }
  const keys = new Map<string, AefKey>();
  const withdrawn: KeyFacts[] = [];
  for (const [place, aefPskId, leftMs, psk, subscription] of writtenKeys) {
    const p0 = known[place];
    const expiresAt = writtenAt + leftMs;
    if (p0 === undefined) {
      withdrawn.push({ p0: writtenAtPlace(written, place), aefPskId, expiresAt, subscription });
      continue;
    }
    const aefPsk = Buffer.from(psk, "base64url");
    const key: AefKey = { p0, aefPskId, expiresAt, aefPsk };
    if (subscription !== undefined) key.subscription = subscription;
    keys.set(p0, key);
  }
  return { context: { apiInvokerId, notificationDestination, entries, keys }, withdrawn };
};
