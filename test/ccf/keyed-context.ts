import type { Registry } from "../../src/ccf/registry.js";
import type { AefKey, SecurityContext } from "../../src/ccf/security-contexts.js";

/** A context with a key of each interface of aef-1 in an agreement with ccf-a, which wants to hear of them. */
export const contextAt = (registry: Registry, apiInvokerId: string): SecurityContext => {
  const aef = registry.aef("ccf-a", "aef-1");
  if (aef === undefined) throw new Error("no AEF");
  const keyOf = (p0: string): AefKey => ({
    ...{ p0, aefPskId: `of ${p0}`, aefPsk: Buffer.from(p0) },
    expiresAt: performance.now() + 60_000,
    subscription: { role: "ccf", id: "ccf-a", aefId: "aef-1", destination: "https://a.example/" },
  });
  const targets = [{ aef, interfaces: aef.interfaces }];
  return {
    apiInvokerId,
    notificationDestination: "https://invoker.invalid/",
    entries: [{ prefSecurityMethods: ["PSK"], selSecurityMethod: "PSK", targets }],
    keys: new Map([...aef.interfaces.keys()].map((p0) => [p0, keyOf(p0)])),
  };
};
