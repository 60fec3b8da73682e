import { createHash } from "node:crypto";
import { newTrace, type Trace } from "../contract/trace.js";
import type { RevocationNotice } from "../http/notices.js";
import type { Codec } from "../store/records.js";

/** Who is to be told when a key is revoked, and where: one of this CCF's AEFs, or a peer CCF. */
export interface Subscription {
  role: "aef" | "ccf";
  id: string;
  /** The AEF that the key is bound to. */
  aefId: string;
  destination: string;
}

/** A notice on its way: of use until the key would have expired by itself. */
export interface Notice extends Subscription {
  revocation: RevocationNotice;
  /** Of the request that revoked the key. */
  trace: Trace;
  /** When it came to be owed, and until when: milliseconds of the monotonic clock. */
  owedSince: number;
  expiresAt: number;
}

interface Written extends Omit<Notice, "owedSince" | "expiresAt"> {
  owedMs: number;
  leftMs: number;
}

/** Names a notice in the outbox: one for each receiver and key. */
export const noticeId = ({ role, id, revocation: { ccfId, aefPskId } }: Notice): string =>
  createHash("sha256")
    .update(JSON.stringify([role, id, ccfId, aefPskId]))
    .digest("hex");

/** How a notice is kept. */
export const noticeCodec: Codec<Notice> = {
  encode: ({ owedSince, expiresAt, ...notice }): Written => ({
    ...notice,
    owedMs: performance.now() - owedSince,
    leftMs: expiresAt - performance.now(),
  }),
  decode: (written, elapsedMs) => {
    const { owedMs, leftMs, trace = newTrace(), ...notice } = written as Written; // its seal says that `encode` wrote it
    const present = performance.now();
    const owedSince = present - owedMs - elapsedMs;
    return { ...notice, trace, owedSince, expiresAt: present + leftMs - elapsedMs };
  },
  lifetimeMs: ({ expiresAt }) => Math.max(1, expiresAt - performance.now()),
};
