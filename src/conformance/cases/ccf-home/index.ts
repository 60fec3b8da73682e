import { casesOf } from "../../case.js";
import { aefDetails } from "./capif-security/aef-details.js";
import { derivation } from "./capif-security/derivation.js";
import { lifecycle } from "./capif-security/lifecycle.js";
import { localAefs } from "./capif-security/local-aefs.js";
import { negotiation } from "./capif-security/negotiation.js";
import { noKey } from "./capif-security/no-key.js";
import { ownership } from "./capif-security/ownership.js";
import { request } from "./capif-security/request.js";
import { session } from "./capif-security/session.js";
import { validity } from "./capif-security/validity.js";

/** What a CCF as the invoker's home (CCF-B) has to do. */
export const homeCases = casesOf("ccf-home", {
  "capif-security/negotiation": negotiation,
  "capif-security/aef-details": aefDetails,
  "capif-security/no-key": noKey,
  "capif-security/derivation": derivation,
  "capif-security/session": session,
  "capif-security/validity": validity,
  "capif-security/lifecycle": lifecycle,
  "capif-security/ownership": ownership,
  "capif-security/request": request,
  "capif-security/local-aefs": localAefs,
});
