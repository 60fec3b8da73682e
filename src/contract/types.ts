import type * as aef from "../../generated/aef-authentication.js";
import type * as security from "../../generated/capif-security.js";
import type * as info from "../../generated/ccf-security-info.js";
import type { causesByStatus, keyDerivations, securityMethods } from "../../generated/constants.js";
import type * as sample from "../../generated/sample-service.js";

/** The generated types of every document. */
export interface Apis {
  "aef-authentication": { paths: aef.paths; operations: aef.operations };
  "ccf-security-info": { paths: info.paths; operations: info.operations };
  "capif-security": { paths: security.paths; operations: security.operations };
  "sample-service": { paths: sample.paths; operations: sample.operations };
}

export type AuthenticationInitiationReq = aef.components["schemas"]["AuthenticationInitiationReq"];
export type AuthenticationInitiationRsp = aef.components["schemas"]["AuthenticationInitiationRsp"];
export type SecurityInfoReq = info.components["schemas"]["SecurityInfoReq"];
export type SecurityInfoRsp = info.components["schemas"]["SecurityInfoRsp"];
export type SecurityInfoRevocation = info.components["schemas"]["SecurityInfoRevocation"];
export type ServiceSecurity = security.components["schemas"]["ServiceSecurity"];
export type ServiceSecurityReq = security.components["schemas"]["ServiceSecurityReq"];
export type SecurityInformation = security.components["schemas"]["SecurityInformation"];
export type SecurityNotification = security.components["schemas"]["SecurityNotification"];
export type InterfaceDescription = security.components["schemas"]["InterfaceDescription"];
export type CcfInformation = info.components["schemas"]["CcfInformation"];
export type CallerIdentity = sample.components["schemas"]["CallerIdentity"];
export type ProblemDetails = info.components["schemas"]["ProblemDetails"];
export type InvalidParam = info.components["schemas"]["InvalidParam"];

/** The security methods, closed: what our own servers may name. */
export type SecurityMethod = (typeof securityMethods)[number];
/** The key derivations, closed. */
export type KeyDerivation = (typeof keyDerivations)[number];
/** The causes that the contract documents for a status, closed. */
export type CauseOf<S extends keyof typeof causesByStatus> = (typeof causesByStatus)[S][number];
