import { addressGroup } from "../http/peer-address.js";
import { type Rate, rateLimit } from "../http/rate-limit.js";
import type { SharedCounts } from "../store/store.js";
import type { Claim } from "./claims.js";

/** What step 4, open to anyone, may cost an AEF. */
export interface AefRates {
  address: Rate;
  invoker: Rate;
  upstream: Rate;
}

/** The defaults of `AefRates` in openapi/configuration.yaml. */
export const defaultAefRates: AefRates = {
  address: { requests: 1200, seconds: 60 },
  invoker: { requests: 600, seconds: 60 },
  upstream: { requests: 3000, seconds: 60 },
};

/** The limits of one AEF's step 4, counted under its name. */
export const aefRateLimits = (
  aefId: string,
  given: Partial<AefRates> = {},
  counts?: SharedCounts,
) => {
  const rates = { ...defaultAefRates, ...given };
  const limit = (name: keyof AefRates) => rateLimit(`aef:${aefId}:${name}`, rates[name], counts);
  const [address, invoker, upstream] = [limit("address"), limit("invoker"), limit("upstream")];
  const notices = rateLimit(`aef:${aefId}:notices`, rates.upstream, counts);
  return {
    /**
     * A request from an address, then about an invoker from there: by the claim alone a stranger
     * could use up the budget of the invoker that it claims to be, and by its CCF in other words
     * have another one.
     */
    admit: async (peer: string | undefined, { apiInvokerId }: Claim) => {
      const group = addressGroup(peer);
      await address.take(group);
      await invoker.take(group, apiInvokerId);
    },
    /** A request from an address that is refused before anything is known of its key. */
    admitRefused: (peer: string | undefined) => address.take(addressGroup(peer)),
    /** A question to the CCF. */
    admitQuestion: () => upstream.take(),
    /** A notice of the CCF, whom its certificate has proven. */
    admitNotice: () => notices.take(),
  };
};

export type AefRateLimits = ReturnType<typeof aefRateLimits>;
