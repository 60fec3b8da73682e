import { casesOf } from "../../case.js";
import { forwarding } from "./forwarding.js";

/** What a CCF as the AEF's (CCF-A) has to do. */
export const relayCases = casesOf("ccf-relay", { forwarding });
