import { casesOf } from "../../case.js";
import { aefDetails } from "./capif-security/aef-details.js";
import { derivation } from "./capif-security/derivation.js";
import { lifecycle } from "./capif-security/lifecycle.js";
import { localAefs } from "./capif-security/local-aefs.js";
import { negotiation } from "./capif-security/negotiation.js";
import { noKey } from "./capif-security/no-key.js";
import { ownership } from "./capif-security/ownership.js";
import { request as securityRequest } from "./capif-security/request.js";
import { session } from "./capif-security/session.js";
import { validity as agreedValidity } from "./capif-security/validity.js";
import { agreement } from "./ccf-security-info/agreement.js";
import { answering } from "./ccf-security-info/answering.js";
import { http } from "./ccf-security-info/http.js";
import { interfaces } from "./ccf-security-info/interfaces.js";
import { namedCcf } from "./ccf-security-info/named-ccf.js";
import { notices } from "./ccf-security-info/notices.js";
import { order } from "./ccf-security-info/order.js";
import { request } from "./ccf-security-info/request.js";
import { revocation } from "./ccf-security-info/revocation.js";
import { securityContext } from "./ccf-security-info/security-context.js";
import { validity } from "./ccf-security-info/validity.js";
import { certificates } from "./identity/certificates.js";
import { handshake } from "./tls/handshake.js";

/** What a CCF as the invoker's home (CCF-B) has to do. */
export const homeCases = casesOf("ccf-home", {
  "capif-security/negotiation": negotiation,
  "capif-security/aef-details": aefDetails,
  "capif-security/no-key": noKey,
  "capif-security/derivation": derivation,
  "capif-security/session": session,
  "capif-security/validity": agreedValidity,
  "capif-security/lifecycle": lifecycle,
  "capif-security/ownership": ownership,
  "capif-security/request": securityRequest,
  "capif-security/local-aefs": localAefs,
  "ccf-security-info/answering": answering,
  "ccf-security-info/validity": validity,
  "ccf-security-info/security-context": securityContext,
  "ccf-security-info/interfaces": interfaces,
  "ccf-security-info/agreement": agreement,
  "ccf-security-info/named-ccf": namedCcf,
  "ccf-security-info/request": request,
  "ccf-security-info/revocation": revocation,
  "ccf-security-info/notices": notices,
  "ccf-security-info/http": http,
  "ccf-security-info/order": order,
  "identity/certificates": certificates,
  "tls/handshake": handshake,
});
