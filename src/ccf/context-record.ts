import type { InterfaceDescription, SecurityMethod } from "../contract/types.js";
import type { Codec } from "../store/records.js";
import type { Registry } from "./registry.js";
import type {
  AefKey,
  InvokerRecord,
  SecurityContext,
  SecurityEntry,
  Target,
} from "./security-contexts.js";

/** How an invoker's record is written; times are milliseconds that were left. */
interface Written {
  context: WrittenContext | undefined;
  revoked: [aefPskId: string, leftMs: number][];
}

interface WrittenContext {
  apiInvokerId: string;
  notificationDestination: string;
  entries: WrittenEntry[];
  keys: { p0: string; aefPsk: string; aefPskId: string; leftMs: number }[];
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
  keys: [...context.keys.values()].map(({ p0, aefPsk, aefPskId, expiresAt }) => ({
    p0,
    aefPsk: aefPsk.toString("base64url"),
    aefPskId,
    leftMs: expiresAt - present,
  })),
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
    .map(({ aefPsk, leftMs, ...key }): [string, AefKey] => [
      key.p0,
      { ...key, aefPsk: Buffer.from(aefPsk, "base64url"), expiresAt: writtenAt + leftMs },
    ]);
  return known.length === 0 ? undefined : { ...context, entries: known, keys: new Map(readKeys) };
};

/** How long a record matters: while a key, valid or revoked, would be valid; for good without a key. */
const lifetimeMs = ({ context, revoked }: InvokerRecord): number | undefined => {
  const needsNoKey = ({ selSecurityMethod }: SecurityEntry) => selSecurityMethod !== "PSK";
  if (context?.entries.some(needsNoKey)) return undefined;
  const ends = [...(context?.keys.values() ?? [])].map(({ expiresAt }) => expiresAt);
  return Math.max(1, ...[...ends, ...revoked.values()].map((end) => end - performance.now()));
};

/** How a CCF with this registry keeps an invoker's record. */
export const invokerRecordCodec = (registry: Registry): Codec<InvokerRecord> => ({
  encode: ({ context, revoked }): Written => {
    const present = performance.now();
    return {
      context: context && writeContext(context, present),
      revoked: [...revoked].map(([id, until]) => [id, until - present]),
    };
  },
  decode: (written, elapsedMs) => {
    const { context, revoked } = written as Written; // its seal says that `encode` wrote it
    const writtenAt = performance.now() - elapsedMs;
    return {
      context: context && readContext(registry, context, writtenAt),
      revoked: new Map(revoked.map(([id, leftMs]) => [id, writtenAt + leftMs])),
    };
  },
  lifetimeMs,
});
