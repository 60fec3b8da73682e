import { casesOf } from "../../case.js";
import { derivation } from "./derivation.js";

/** What a CCF as the invoker's home (CCF-B) has to do. */
export const homeCases = casesOf("ccf-home", { derivation });
