import { casesOf } from "../../case.js";
import { steps } from "./steps.js";

/** What an API invoker has to do. */
export const invokerCases = casesOf("invoker", { steps });
