import { casesOf } from "../../case.js";
import { agreement } from "./ccf-security-info/agreement.js";
import { answering } from "./ccf-security-info/answering.js";
import { http } from "./ccf-security-info/http.js";
import { interfaces } from "./ccf-security-info/interfaces.js";
import { namedCcf } from "./ccf-security-info/named-ccf.js";
import { order } from "./ccf-security-info/order.js";
import { request } from "./ccf-security-info/request.js";
import { securityContext } from "./ccf-security-info/security-context.js";
import { validity } from "./ccf-security-info/validity.js";
import { derivation } from "./derivation.js";
import { certificates } from "./identity/certificates.js";
import { handshake } from "./tls/handshake.js";

/** What a CCF as the invoker's home (CCF-B) has to do. */
export const homeCases = casesOf("ccf-home", {
  derivation,
  "ccf-security-info/answering": answering,
  "ccf-security-info/validity": validity,
  "ccf-security-info/security-context": securityContext,
  "ccf-security-info/interfaces": interfaces,
  "ccf-security-info/agreement": agreement,
  "ccf-security-info/named-ccf": namedCcf,
  "ccf-security-info/request": request,
  "ccf-security-info/http": http,
  "ccf-security-info/order": order,
  "identity/certificates": certificates,
  "tls/handshake": handshake,
});
