import { callbackAt } from "../contract/operations.js";
import type { Trace } from "../contract/trace.js";
import type { SecurityInfoRevocation } from "../contract/types.js";
import type { BoundApi } from "./app.js";
import type { Identity } from "./identity.js";
import { problem } from "./problem.js";

/** Where this package's parties take notices, below their apiRoot. */
export const noticePath = "/notifications";

/** A notice about a key; of other methods the parties hold nothing. */
export type RevocationNotice = SecurityInfoRevocation & { aefPskId: string };

/**
 * How long a key may have been valid that a notice revokes and the receiver never held, in
 * milliseconds: as long as a configuration allows any (KeyValidity), for the notice does not say.
 */
export const longestValidityMs = 86_400_000;

/** Takes a notice from a CCF that its certificate has proven; throws what it refuses. */
export type NoticeTaker = (
  caller: Identity,
  notice: RevocationNotice,
  trace: Trace,
) => Promise<void>;

/** The receiver's side of the callback securityInfoRevoked (TS 23.222 8.25.3.8). */
export const bindNotices = (take: NoticeTaker): BoundApi => ({
  operations: [callbackAt("ccf-security-info", "SecurityInfoRevoked", noticePath)],
  handlers: {
    notifySecurityInfoRevoked: async ({ body, caller, trace }) => {
      const { aefPskId, ...notice } = body as SecurityInfoRevocation; // the router has checked it
      if (aefPskId === undefined)
        throw problem.badRequest("MANDATORY_IE_MISSING", [
          { param: "/aefPskId", reason: "is missing" },
        ]);
      const known = caller as Identity; // the document asks for a certificate
      await take(known, { ...notice, aefPskId }, trace);
      return { status: 204 };
    },
  },
});
