import { casesOf } from "../../case.js";
import { keys } from "./keys.js";
import { refusals } from "./refusals.js";
import { steps } from "./steps.js";

/** What a whole interconnect has to do. */
export const interconnectCases = casesOf("interconnect", { steps, refusals, keys });
