import { refusalText } from "./operations.js";
import type { Site } from "./sites.js";
import type { Request, World } from "./world.js";

/** What a party answers to bad input. */
export interface Refusal {
  status: number;
  cause?: string;
  /** The JSON Pointers or parameter names that `invalidParams` has, exactly. */
  params?: readonly string[];
  /** The methods that the Allow header has. */
  allow?: readonly string[];
}

/** One change to a good request, and what becomes of it. */
export interface Row {
  title: string;
  site: Site;
  change: (good: Request, world: World) => Partial<Request>;
  refused: Refusal | "never: it is served";
}

export const row = (
  site: Site,
  title: string,
  refused: Row["refused"],
  change: Row["change"],
): Row => ({ title, site, refused, change });

/** The same row at several operations. */
export const rowsAt = (
  sites: readonly Site[],
  title: string,
  refused: Row["refused"],
  change: Row["change"],
): Row[] => sites.map((site) => row(site, title, refused, change));

export const served = "never: it is served" as const;

const because = (status: number, cause: string, params?: readonly string[]): Refusal => ({
  status,
  cause,
  ...(params === undefined ? {} : { params }),
});

/** The refusals of the contract. */
export const refusal = {
  invalidMessage: because(400, "INVALID_MSG_FORMAT"),
  missing: (...params: string[]) => because(400, "MANDATORY_IE_MISSING", params),
  incorrect: (...params: string[]) => because(400, "MANDATORY_IE_INCORRECT", params),
  optionalIncorrect: (...params: string[]) => because(400, "OPTIONAL_IE_INCORRECT", params),
  queryIncorrect: (...params: string[]) => because(400, "OPTIONAL_QUERY_PARAM_INCORRECT", params),
  unauthenticated: because(401, "CLIENT_CERTIFICATE_REQUIRED"),
  notAuthorized: because(403, "CONSUMER_NOT_AUTHORIZED"),
  notInAgreement: because(403, "CCF_NOT_IN_AGREEMENT"),
  relayNotAllowed: because(403, "RELAY_NOT_ALLOWED"),
  methodNotSelected: because(403, "SECURITY_METHOD_NOT_SELECTED"),
  fullHandshakeRequired: because(403, "FULL_HANDSHAKE_REQUIRED"),
  rejected: because(403, "AUTHENTICATION_REJECTED"),
  invokerNotFound: because(404, "API_INVOKER_NOT_FOUND"),
  contextNotFound: because(404, "SECURITY_CONTEXT_NOT_FOUND"),
  aefNotFound: because(404, "AEF_NOT_FOUND"),
  pathNotFound: because(404, "RESOURCE_URI_STRUCTURE_NOT_FOUND"),
  ambiguous: because(409, "INTERFACE_AMBIGUOUS"),
  pskRequired: because(421, "PSK_CONNECTION_REQUIRED"),
  status: (status: number): Refusal => ({ status }),
  methodNotAllowed: (...allow: string[]): Refusal => ({ status: 405, allow }),
};

/** What a row shows of the documents: `obtainSecurityMethod 404 AEF_NOT_FOUND`. */
export const reachedBy = ({ site, refused }: Row): string[] =>
  refused === served ? [] : [`${site.operation} ${refusalText(refused.status, refused.cause)}`];
