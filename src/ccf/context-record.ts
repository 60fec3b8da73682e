import type { Codec } from "../store/records.js";
import { readContext, type WrittenContext, writeContext } from "./context-form.js";
import type { InvokerRecord, KeyFacts } from "./invoker-record.js";
import type { Subscription } from "./notice.js";
import type { Registry } from "./registry.js";
import type { SecurityEntry } from "./security-contexts.js";

/** How an invoker's record is written; times are milliseconds that were left. */
type Written = [
  context: WrittenContext | null,
  superseded: WrittenFacts[],
  revoked: [aefPskId: string, leftMs: number][],
];

type WrittenFacts = [p0: string, aefPskId: string, leftMs: number, subscription?: Subscription];

const writeFacts = (
  { p0, aefPskId, expiresAt, subscription }: KeyFacts,
  present: number,
): WrittenFacts => {
  const always = [p0, aefPskId, Math.floor(expiresAt - present)] as const;
  return subscription === undefined ? [...always] : [...always, subscription];
};

const readFacts = (
  [p0, aefPskId, leftMs, subscription]: WrittenFacts,
  writtenAt: number,
): KeyFacts => ({
  p0,
  aefPskId,
  expiresAt: writtenAt + leftMs,
  ...(subscription === undefined ? {} : { subscription }),
});

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
    return [
      context === undefined ? null : writeContext(context, present),
      superseded.map((key) => writeFacts(key, present)),
      [...revoked].map(([id, until]) => [id, Math.ceil(until - present)]), // refused, if in doubt
    ];
  },
  decode: (written, elapsedMs) => {
    const [context, superseded, revoked] = written as Written; // its seal says who wrote it
    const writtenAt = performance.now() - elapsedMs;
    const read = context === null ? undefined : readContext(registry, context, writtenAt);
    const facts = superseded.map((key) => readFacts(key, writtenAt));
    return {
      context: read?.context,
      superseded: read?.withdrawn.length ? [...facts, ...read.withdrawn] : facts,
      revoked: new Map(revoked.map(([id, leftMs]) => [id, writtenAt + leftMs])),
    };
  },
  lifetimeMs,
});
