import type {
  AuthenticationInitiationReq,
  SecurityInfoReq,
  ServiceSecurity,
  ServiceSecurityReq,
} from "../../src/contract/types.js";
import type { Interconnect } from "../support/interconnect.js";

export const obtainSecurityMethod = ["capif-security", "obtainSecurityMethod"] as const;
export const initiateAuthentication = ["aef-authentication", "initiateAuthentication"] as const;
export const requestSecurityInfo = ["ccf-security-info", "requestSecurityInfo"] as const;
export const identifyCaller = ["sample-service", "identifyCaller"] as const;

export const apiInvokerId = "API-INVOKER-1";
export const aefId = "aef-1";

/** Who whoami says that the lab's invoker is. */
export const labInvoker = { apiInvokerId, ccfId: "ccf-b", aefId, securityMethod: "PSK" };

/** Where each step goes in a running interconnect. */
export const urlsOf = ({ plan: { ccfA, ccfB, aef } }: Interconnect) => ({
  step1: `${ccfB.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}`,
  step4: `${aef.apiRoot}/aef-authentication/v1/initiate-authentication`,
  step5: `${ccfA.apiRoot}/ccf-security-info/v1/request-security-info`,
  step7: `${ccfB.apiRoot}/ccf-security-info/v1/request-security-info`,
  whoami: `${aef.apiRoot}/sample-service/v1/whoami`,
});

export const step1Body: ServiceSecurityReq = {
  securityInfo: [{ aefId, prefSecurityMethods: ["PSK"] }],
  notificationDestination: "https://invoker.invalid/notifications",
  supportedFeatures: "0",
};

/** What the invoker asks the AEF, given the answer of step 1 and the id of its key. */
export const step4Body = (
  { ccfInformation, securityInfo }: ServiceSecurity,
  aefPskId?: string,
): AuthenticationInitiationReq => {
  const [interfaceDetails] = securityInfo[0]?.aefInterfaces ?? [];
  if (ccfInformation === undefined || interfaceDetails === undefined)
    throw new Error("the answer of step 1 lacks ccfInformation or aefInterfaces");
  return {
    apiInvokerId,
    ccfInformation,
    interfaceDetails,
    ...(aefPskId === undefined ? {} : { aefPskId }),
    supportedFeatures: "0",
  };
};

/** What the AEF asks its CCF, and that CCF its peer. */
export const step5Body: SecurityInfoReq = {
  apiInvokerId,
  aefId,
  ccfInformation: { ccfId: "ccf-b" },
  securityMethod: "PSK",
  supportedFeatures: "0",
};
