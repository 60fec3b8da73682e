import { randomFillSync } from "node:crypto";

/** Where an exchange belongs: in which trace, below which span (W3C Trace Context). */
export interface Trace {
  /** 32 hex digits, the same at all parties. */
  traceId: string;
  /** 16 hex digits, this party's own part. */
  spanId: string;
  /** The caller's part, if it said so. */
  parentSpanId?: string;
  /** Two hex digits, passed on as they came. */
  flags: string;
}

/** The header that carries a trace from party to party. */
export const traceHeader = "traceparent";

const sampled = "01";
// A later version may have more behind what this one has; ff is none, and so are zeros alone.
const form =
  /^(?!ff)(?:00-(?=.{52}$)|(?!00)[\da-f]{2}-)(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(?:-.*)?$/;

const pool = Buffer.alloc(4096);
let used = pool.length;

/** Hex digits of so many octets by chance: asked for a pool at a time, for every request needs some. */
const chance = (octets: number): string => {
  if (used + octets > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += octets;
  return pool.toString("hex", used - octets, used);
};

const newSpanId = (): string => chance(8);

/** A trace that begins here. */
export const newTrace = (): Trace => ({
  traceId: chance(16),
  spanId: newSpanId(),
  flags: sampled,
});

/** The caller's trace, with a part of this party's own; a new one for a header that is none. */
export const continuedTrace = (header: string | string[] | null | undefined): Trace => {
  const [, traceId, parentSpanId, flags] = form.exec(String(header ?? "")) ?? [];
  if (traceId === undefined || parentSpanId === undefined || flags === undefined) return newTrace();
  return { traceId, spanId: newSpanId(), parentSpanId, flags };
};

/** The header of a request that a party makes within a trace. */
export const traceHeaders = ({ traceId, spanId, flags }: Trace): { traceparent: string } => ({
  [traceHeader]: `00-${traceId}-${spanId}-${flags}`,
});
