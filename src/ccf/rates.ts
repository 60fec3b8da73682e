import type { Role } from "../http/identity.js";
import { type Admit, type Rate, rateLimit } from "../http/rate-limit.js";
import type { SharedCounts } from "../store/store.js";

/** What one caller may ask of a CCF, by its role, and what the CCF asks of one peer. */
export type CcfRates = Record<Role | "peer", Rate>;

/** The defaults of `CcfRates` in openapi/configuration.yaml. */
export const defaultCcfRates: CcfRates = {
  invoker: { requests: 1200, seconds: 60 },
  aef: { requests: 6000, seconds: 60 },
  ccf: { requests: 30_000, seconds: 60 },
  peer: { requests: 30_000, seconds: 60 },
};

/** The limits of one CCF, counted under its name. */
export const ccfRateLimits = (
  ccfId: string,
  given: Partial<CcfRates> = {},
  counts?: SharedCounts,
) => {
  const rates = { ...defaultCcfRates, ...given };
  const limit = (name: keyof CcfRates) => rateLimit(`ccf:${ccfId}:${name}`, rates[name], counts);
  const callers = { invoker: limit("invoker"), aef: limit("aef"), ccf: limit("ccf") };
  const admit: Admit = (identification) => {
    if (identification.outcome !== "identified") return undefined;
    const { role, id } = identification.identity;
    return callers[role].take(id);
  };
  return { admit, peer: limit("peer") };
};
