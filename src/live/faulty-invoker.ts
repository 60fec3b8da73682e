import { randomBytes } from "node:crypto";
import type { InvokerSide } from "../lab/eleven-steps.js";

/** An invoker that offers another key than the one it derived, of the same length. */
export const withWrongKey = (invoker: InvokerSide): InvokerSide => ({
  get traceId() {
    return invoker.traceId;
  },
  obtainSecurityMethod: () => invoker.obtainSecurityMethod(),
  initiateAuthentication: (security) => invoker.initiateAuthentication(security),
  call: (security, ready, path, init) => {
    const agreed = { ...ready.agreed, aefPsk: randomBytes(32) };
    return invoker.call(security, { ...ready, agreed }, path, init);
  },
  close: () => invoker.close(),
});

/** An invoker that lets something happen between step 3 and step 4. */
export const withInterlude = (
  invoker: InvokerSide,
  interlude: () => Promise<void>,
): InvokerSide => ({
  get traceId() {
    return invoker.traceId;
  },
  obtainSecurityMethod: async () => {
    const security = await invoker.obtainSecurityMethod();
    await interlude();
    return security;
  },
  initiateAuthentication: (security) => invoker.initiateAuthentication(security),
  call: (...call) => invoker.call(...call),
  close: () => invoker.close(),
});
