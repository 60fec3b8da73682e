import { hasFeature } from "../contract/features.js";
import type { SecurityInfoReq } from "../contract/types.js";
import type { Identity } from "../http/identity.js";
import { problem } from "../http/problem.js";
import { interfaceInformation } from "../psk/index.js";
import type { Subscription } from "./notice.js";
import type { Aef, Registry } from "./registry.js";

/** What a request for security information is about, once it is known to be the caller's. */
export interface Question {
  /** The ccfId of the invoker's CCF: this one or a peer. */
  home: string;
  aef: Aef;
  /** The named interface's P0. */
  p0: string | undefined;
}

const namedInterface = ({ interfaceDetails }: SecurityInfoReq): string | undefined => {
  if (interfaceDetails === undefined) return undefined;
  try {
    return interfaceInformation(interfaceDetails);
  } catch {
    throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
      { param: "/interfaceDetails", reason: "is not an interface that can be reached" },
    ]);
  }
};

const isAcceptable = (destination: string, origins: readonly string[]): boolean => {
  if (!URL.canParse(destination)) return false;
  const { protocol, username, password, origin } = new URL(destination);
  const isPlain = username === "" && password === "" && !destination.includes("#");
  return protocol === "https:" && isPlain && origins.some((o) => new URL(o).origin === origin);
};

const refuseDestination = (
  registry: Registry,
  { id, role }: Identity,
  { notificationDestination, supportedFeatures }: SecurityInfoReq,
): void => {
  if (notificationDestination === undefined) {
    if (!hasFeature(supportedFeatures, "revocationNotification")) return;
    throw problem.badRequest("MANDATORY_IE_MISSING", [
      { param: "/notificationDestination", reason: "is missing; RevocationNotification needs it" },
    ]);
  }
  const origins =
    role === "ccf"
      ? registry.notificationOriginsOf(id)
      : registry.aef(registry.ccfId, id)?.notificationOrigins;
  if (isAcceptable(notificationDestination, origins ?? [])) return;
  throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
    { param: "/notificationDestination", reason: "is not on an origin configured for the caller" },
  ]);
};

/** What a checked request subscribes to, if it offers the feature. */
export const subscriptionOf = (
  { role, id }: Identity,
  { aefId, notificationDestination: destination, supportedFeatures }: SecurityInfoReq,
): Subscription | undefined => {
  if (destination === undefined || role === "invoker") return undefined;
  if (!hasFeature(supportedFeatures, "revocationNotification")) return undefined;
  return { role, id, aefId, destination };
};

/** The ccfId of the CCF that a request names, undefined if there is no agreement with it. */
const namedCcf = (registry: Registry, { ccfInformation }: SecurityInfoReq): string | undefined => {
  if (ccfInformation === undefined)
    throw problem.badRequest("MANDATORY_IE_MISSING", [
      { param: "/ccfInformation", reason: "is missing; CCF discovery is not supported" },
    ]);
  const selected = selectedBy(registry, ccfInformation);
  if (selected.length > 1)
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/ccfInformation", reason: "its members select different CCFs" },
    ]);
  return selected[0];
};

const selectedBy = (
  registry: Registry,
  information: NonNullable<SecurityInfoReq["ccfInformation"]>,
): string[] => {
  try {
    return registry.selectedBy(information);
  } catch {
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/ccfInformation/ccfAddress", reason: "is not an address of a CCF" },
    ]);
  }
};

/** An AEF's own id, or one that the agreement with the calling peer covers. */
const askedAef = (registry: Registry, caller: Identity, aefId: string): Aef | undefined => {
  if (caller.role === "aef" && aefId !== caller.id)
    throw problem.unauthorized("aefId is not the caller's own");
  const aef = registry.aef(caller.role === "ccf" ? caller.id : registry.ccfId, aefId);
  if (caller.role === "ccf" && aef === undefined)
    throw problem.unauthorized("the agreement with the caller does not cover the AEF");
  return aef;
};

/**
 * The CCF, AEF and interface that a request is about, selected among those that are configured
 * (TS 33.122 6.5.2.1 step 4): first what is wrong in itself, then
 * relaying, ownership and agreement, then what there is not.
 */
export const checkRequest = (
  registry: Registry,
  caller: Identity,
  body: SecurityInfoReq,
): Question => {
  const p0 = namedInterface(body);
  refuseDestination(registry, caller, body);
  const home = namedCcf(registry, body);
  if (caller.role === "ccf" && home !== registry.ccfId)
    throw problem.forbidden("RELAY_NOT_ALLOWED");
  const aef = askedAef(registry, caller, body.aefId);
  if (p0 !== undefined && aef?.interfaces.has(p0) === false)
    throw problem.unauthorized("interfaceDetails is no interface of the AEF");
  if (home === undefined) throw problem.forbidden("CCF_NOT_IN_AGREEMENT");
  if (aef === undefined) throw problem.notFound("AEF_NOT_FOUND");
  return { home, aef, p0 };
};
