import { casesOf } from "../../case.js";
import { initiation } from "./aef-authentication/initiation.js";
import { interfaces } from "./aef-authentication/interfaces.js";
import { keyId } from "./aef-authentication/key-id.js";
import { port } from "./aef-authentication/port.js";
import { pskIdentity } from "./aef-authentication/psk-identity.js";
import { request } from "./aef-authentication/request.js";
import { upstream } from "./aef-authentication/upstream.js";
import { answers } from "./ccf-security-info/answers.js";
import { asking } from "./ccf-security-info/asking.js";
import { caching } from "./ccf-security-info/caching.js";
import { failureMemory } from "./ccf-security-info/failure-memory.js";
import { revocation } from "./ccf-security-info/revocation.js";
import { server } from "./ccf-security-info/server.js";
import { expiry } from "./service/expiry.js";
import { refusals } from "./service/refusals.js";
import { sessions } from "./service/sessions.js";
import { tlsPsk } from "./service/tls-psk.js";

/** What an AEF has to do. */
export const aefCases = casesOf("aef", {
  "aef-authentication/port": port,
  "aef-authentication/request": request,
  "aef-authentication/interfaces": interfaces,
  "aef-authentication/initiation": initiation,
  "aef-authentication/psk-identity": pskIdentity,
  "aef-authentication/key-id": keyId,
  "aef-authentication/upstream": upstream,
  "ccf-security-info/asking": asking,
  "ccf-security-info/caching": caching,
  "ccf-security-info/answers": answers,
  "ccf-security-info/failure-memory": failureMemory,
  "ccf-security-info/server": server,
  "ccf-security-info/revocation": revocation,
  "service/tls-psk": tlsPsk,
  "service/refusals": refusals,
  "service/sessions": sessions,
  "service/expiry": expiry,
});
