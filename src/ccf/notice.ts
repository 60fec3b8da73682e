import { createHash } from "node:crypto";
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
  /** Milliseconds of the monotonic clock. */
  expiresAt: number;
}

interface Written extends Omit<Notice, "expiresAt"> {
  leftMs: number;
}

/** Names a notice in the outbox: one for each receiver and key. */
export const noticeId = ({ role, id, revocation: { ccfId, aefPskId } }: Notice): string =>
  createHash("sha256")
    .update(JSON.stringify([role, id, ccfId, aefPskId]))
    .digest("hex");

/** How a notice is kept. */
export const noticeCodec: Codec<Notice> = {
  encode: ({ expiresAt, ...notice }): Written => ({
    ...notice,
    leftMs: expiresAt - performance.now(),
  }),
  decode: (written, elapsedMs) => {
    const { leftMs, ...notice } = written as Written; // its seal says that `encode` wrote it
    return { ...notice, expiresAt: performance.now() + leftMs - elapsedMs };
  },
  lifetimeMs: ({ expiresAt }) => Math.max(1, expiresAt - performance.now()),
};
