import { keyDerivations, securityMethods } from "../../generated/constants.js";
import type {
  InterfaceDescription,
  SecurityMethod,
  ServiceSecurityReq,
} from "../contract/types.js";
import { problem } from "../http/problem.js";
import { interfaceInformation } from "../psk/index.js";
import type { Registry } from "./registry.js";
import type { SecurityEntry, Target } from "./security-contexts.js";

type Requested = ServiceSecurityReq["securityInfo"][number];

const p0Of = (details: InterfaceDescription, param: string): string => {
  try {
    return interfaceInformation(details);
  } catch {
    throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
      { param, reason: "is not an interface that can be reached" },
    ]);
  }
};

/** Refuses what no interface can be, whoever asks about it. */
export const refuseImpossibleInterfaces = ({ securityInfo }: ServiceSecurityReq): void => {
  for (const [index, { interfaceDetails }] of securityInfo.entries())
    if (interfaceDetails !== undefined)
      p0Of(interfaceDetails, `/securityInfo/${index}/interfaceDetails`);
};

const targetsOf = (registry: Registry, requested: Requested, at: string): Target[] => {
  const { aefId, interfaceDetails } = requested;
  if (interfaceDetails === undefined)
    return registry.aefsNamed(aefId ?? "").map((aef) => ({ aef, interfaces: aef.interfaces }));
  const p0 = p0Of(interfaceDetails, `${at}/interfaceDetails`);
  const aef = registry.aefServing(p0);
  const published = aef?.interfaces.get(p0);
  if (aef === undefined || published === undefined) return [];
  return [{ aef, interfaces: new Map([[p0, published]]) }];
};

const offers = (details: InterfaceDescription, method: string): boolean =>
  (details.securityMethods ?? ["PSK"]).includes(method);

const offering = (targets: Target[], method: string): Target[] =>
  targets
    .map(({ aef, interfaces }) => ({
      aef,
      interfaces: new Map([...interfaces].filter(([, details]) => offers(details, method))),
    }))
    .filter(({ interfaces }) => interfaces.size > 0);

const isKnown = (method: string): method is SecurityMethod =>
  (securityMethods as readonly string[]).includes(method);

const refuseUnknownDerivations = ({ keyDerivations: wanted }: Requested, at: string): void => {
  const known: readonly string[] = keyDerivations;
  if (wanted === undefined || wanted.some((derivation) => known.includes(derivation))) return;
  throw problem.badRequest("OPTIONAL_IE_INCORRECT", [
    { param: `${at}/keyDerivations`, reason: `has none of ${known.join(", ")}` },
  ]);
};

/**
 * What the CCF makes of one entry of a Security Method Request: the AEF's interfaces, and the first
 * of the invoker's methods that one of them offers, or none (TS 33.122 6.3.1.2).
 */
const entryFor = (registry: Registry, requested: Requested, index: number): SecurityEntry => {
  const at = `/securityInfo/${index}`;
  const all = targetsOf(registry, requested, at);
  if (all.length === 0) throw problem.notFound("AEF_NOT_FOUND");
  const { aefId, interfaceDetails, prefSecurityMethods } = requested;
  const method = prefSecurityMethods
    .filter(isKnown)
    .find((candidate) => offering(all, candidate).length > 0);
  if (method === "PSK") refuseUnknownDerivations(requested, at);
  return {
    ...(aefId === undefined ? {} : { aefId }),
    ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
    prefSecurityMethods,
    selSecurityMethod: method,
    targets: method === undefined ? all : offering(all, method),
  };
};

/** The entries of a Security Method Request, each with its selected method. */
export const selectMethods = (registry: Registry, body: ServiceSecurityReq): SecurityEntry[] =>
  body.securityInfo.map((requested, index) => entryFor(registry, requested, index));
