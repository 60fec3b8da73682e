import { apiNames } from "../../src/contract/documents.js";
import { type Operation, operationsOf } from "../../src/contract/operations.js";
import { vendorApis } from "../../src/mocks/options.js";
import type { Answer } from "../support/interconnect.js";
import { send } from "./send.js";

/** The operations of the three APIs. */
export const operations: readonly Operation[] = vendorApis.flatMap(operationsOf);

export const operationNamed = (id: string): Operation => {
  const found = apiNames.flatMap(operationsOf).find(({ operationId }) => operationId === id);
  if (found === undefined) throw new TypeError(`no operation ${id}`);
  return found;
};

/** Who is asked about. */
export interface Subject {
  apiInvokerId?: string;
  aefId?: string;
}

const ccfInformation = { ccfId: "ccf-b" };

const methodRequest = (_: string, aefId: string) => ({
  securityInfo: [{ aefId, prefSecurityMethods: ["PSK"], keyDerivations: ["TLS12_MASTER_SECRET"] }],
  notificationDestination: "https://invoker.example.net/notifications",
  supportedFeatures: "0",
});

const bodies: Record<string, (apiInvokerId: string, aefId: string) => object> = {
  initiateAuthentication: (apiInvokerId) => ({
    apiInvokerId,
    ccfInformation,
    supportedFeatures: "0",
  }),
  requestSecurityInfo: (apiInvokerId, aefId) => ({
    apiInvokerId,
    aefId,
    ccfInformation,
    supportedFeatures: "0",
  }),
  obtainSecurityMethod: methodRequest,
  updateSecurityMethod: methodRequest,
  revokeAuthorization: (apiInvokerId, aefId) => ({
    apiInvokerId,
    aefId,
    apiIds: ["sample-service"],
    cause: "OVERLIMIT_USAGE",
  }),
};

/** The URL of an operation below an apiRoot. */
export const urlOf = (
  apiRoot: string,
  { basePath, path }: Operation,
  { apiInvokerId = "API-INVOKER-1" }: Subject = {},
): string =>
  `${apiRoot}${basePath}${path.replace("{apiInvokerId}", encodeURIComponent(apiInvokerId))}`;

/** A request that the contract allows. */
export const goodRequest = (
  { operationId, method }: Operation,
  { apiInvokerId = "API-INVOKER-1", aefId = "aef-1" }: Subject = {},
): { method: string; body?: object } => {
  const body = bodies[operationId]?.(apiInvokerId, aefId);
  return { method: method.toUpperCase(), ...(body === undefined ? {} : { body }) };
};

/** Asks that of the mock or the party at an apiRoot. */
export const askAt = (apiRoot: string, id: string, subject: Subject = {}): Promise<Answer> => {
  const operation = operationNamed(id);
  return send(urlOf(apiRoot, operation, subject), goodRequest(operation, subject));
};
