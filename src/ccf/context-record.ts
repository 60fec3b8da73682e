import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import type { Codec } from "../store/records.js";
import type { InvokerRecord, KeyFacts } from "./invoker-record.js";
import type { Registry } from "./registry.js";
import type { AefKey, SecurityContext, SecurityEntry, Target } from "./security-contexts.js";

/** How an invoker's record is written; times are milliseconds that were left. */
interface Written {
  context: WrittenContext | undefined;
  superseded?: WrittenKey[];
  revoked: [aefPskId: string, leftMs: number][];
}

interface WrittenKey extends Omit<KeyFacts, "expiresAt"> {
  leftMs: number;
}

interface WrittenContext {
  apiInvokerId: string;
  notificationDestination: string;
  entries: WrittenEntry[];
  keys: (WrittenKey & { aefPsk: string })[];
}

interface WrittenEntry {
  aefId?: string;
  interfaceDetails?: InterfaceDescription;
  prefSecurityMethods: string[];
  selSecurityMethod?: SecurityMethod;
  targets: { ccfId: string; aefId: string; p0s: string[] }[];
}

const writeContext = (context: SecurityContext, present: number): WrittenContext => ({
  ...context,
  entries: context.entries.map(({ selSecurityMethod, targets, ...entry }) => ({
    ...entry,
    ...(selSecurityMethod === undefined ? {} : { selSecurityMethod }),
    targets: targets.map(({ aef: { ccfId, aefId }, interfaces }) => ({
      ccfId,
      aefId,
      p0s: [...interfaces.keys()],
    })),
  })),
  keys: [...context.keys.values()].map(({ aefPsk, ...key }) => ({
    ...writeKey(key, present),
    aefPsk: aefPsk.toString("base64url"),
  })),
});

const writeKey = ({ expiresAt, ...key }: KeyFacts, present: number): WrittenKey => ({
  ...key,
  leftMs: expiresAt - present,
});

const readKey = ({ leftMs, ...key }: WrittenKey, writtenAt: number): KeyFacts => ({
  ...key,
  expiresAt: writtenAt + leftMs,
});

/** What the registry still knows of a target: an AEF or an interface may be gone since. */
const readTarget = (
  registry: Registry,
  { ccfId, aefId, p0s }: WrittenEntry["targets"][number],
): Target[] => {
  const aef = registry.aef(ccfId, aefId);
  if (aef === undefined) return [];
  const interfaces = p0s.flatMap((p0) => {
    const details = aef.interfaces.get(p0);
    return details === undefined ? [] : [[p0, details] as const];
  });
  return interfaces.length === 0 ? [] : [{ aef, interfaces: new Map(interfaces) }];
};

const readContext = (
  registry: Registry,
  { entries, keys, ...context }: WrittenContext,
  writtenAt: number,
): SecurityContext | undefined => {
  const read = entries.map(
    ({ selSecurityMethod, targets, ...entry }): SecurityEntry => ({
      ...entry,
      selSecurityMethod,
      targets: targets.flatMap((target) => readTarget(registry, target)),
    }),
  );
  const known = read.filter(
    ({ selSecurityMethod, targets }) => selSecurityMethod === undefined || targets.length > 0,
  );
  const p0s = new Set(
    known.flatMap(({ targets }) => targets.flatMap((one) => [...one.interfaces.keys()])),
  );
  const readKeys = keys
    .filter(({ p0 }) => p0s.has(p0))
    .map(({ aefPsk, ...key }): [string, AefKey] => [
      key.p0,
      { ...readKey(key, writtenAt), aefPsk: Buffer.from(aefPsk, "base64url") },
    ]);
  return known.length === 0 ? undefined : { ...context, entries: known, keys: new Map(readKeys) };
};

/** How long a record matters: while a key, valid or revoked, would be valid; for good without a key. */
const lifetimeMs = ({ context, superseded, revoked }: InvokerRecord): number | undefined => {
  const needsNoKey = ({ selSecurityMethod }: SecurityEntry) => selSecurityMethod !== "PSK";
  if (context?.entries.some(needsNoKey)) return undefined;
  const keys = [...(context?.keys.values() ?? []), ...superseded];
  const ends = keys.map(({ expiresAt }) => expiresAt);
  return Math.max(1, ...[...ends, ...revoked.values()].map((end) => end - performance.now()));
};

/** How a CCF with this registry keeps an invoker's record. */
export const invokerRecordCodec = (registry: Registry): Codec<InvokerRecord> => ({
  encode: ({ context, superseded, revoked }): Written => {
    const present = performance.now();
    return {
      context: context && writeContext(context, present),
      superseded: superseded.map((key) => writeKey(key, present)),
      revoked: [...revoked].map(([id, until]) => [id, until - present]),
    };
  },
  decode: (written, elapsedMs) => {
    const { context, superseded = [], revoked } = written as Written; // its seal says who wrote it
    const writtenAt = performance.now() - elapsedMs;
    return {
      context: context && readContext(registry, context, writtenAt),
      superseded: superseded.map((key) => readKey(key, writtenAt)),
      revoked: new Map(revoked.map(([id, leftMs]) => [id, writtenAt + leftMs])),
    };
  },
  lifetimeMs,
});
