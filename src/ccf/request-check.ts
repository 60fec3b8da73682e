import type { SecurityInfoReq } from "../contract/types.js";
import type { Identity } from "../http/identity.js";
import { problem } from "../http/problem.js";
import { interfaceInformation } from "../psk/index.js";
import type { Aef, Registry } from "./registry.js";

/** What a request for security information is about, once it is known to be the caller's. */
export interface Question {
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
  { notificationDestination, aefId }: SecurityInfoReq,
): void => {
  if (notificationDestination === undefined) return;
  const origins =
    role === "ccf"
      ? registry.notificationOriginsOf(id)
      : registry.aef(registry.ccfId, aefId)?.notificationOrigins;
  if (isAcceptable(notificationDestination, origins ?? [])) return;
  throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
    { param: "/notificationDestination", reason: "is not on an origin configured for the caller" },
  ]);
};

/** The CCF that a request names, by its ccfId. It is selected among the configured ones only. */
export const selectCcf = (registry: Registry, { ccfInformation }: SecurityInfoReq): string => {
  if (ccfInformation === undefined)
    throw problem.badRequest("MANDATORY_IE_MISSING", [
      { param: "/ccfInformation", reason: "is missing; CCF discovery is not supported" },
    ]);
  const selected = selectedBy(registry, ccfInformation);
  if (selected.length > 1)
    throw problem.badRequest("MANDATORY_IE_INCORRECT", [
      { param: "/ccfInformation", reason: "its members select different CCFs" },
    ]);
  const [ccfId] = selected;
  if (ccfId === undefined) throw problem.forbidden("CCF_NOT_IN_AGREEMENT");
  return ccfId;
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

/**
 * The AEF and interface that a request is about: an AEF's own, or one that the agreement with the
 * calling peer covers (TS 33.122 6.5.2.1 step 4; security rules "Identities").
 */
export const checkRequest = (
  registry: Registry,
  caller: Identity,
  body: SecurityInfoReq,
): Question => {
  const p0 = namedInterface(body);
  refuseDestination(registry, caller, body);
  if (caller.role === "aef" && body.aefId !== caller.id)
    throw problem.forbidden("CONSUMER_NOT_AUTHORIZED");
  const aef = registry.aef(caller.role === "ccf" ? caller.id : registry.ccfId, body.aefId);
  if (aef === undefined)
    throw caller.role === "ccf"
      ? problem.forbidden("CONSUMER_NOT_AUTHORIZED")
      : problem.notFound("AEF_NOT_FOUND");
  if (p0 !== undefined && !aef.interfaces.has(p0))
    throw problem.forbidden("CONSUMER_NOT_AUTHORIZED");
  return { aef, p0 };
};
