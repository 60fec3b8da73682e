import { casesOf } from "../../case.js";
import { service } from "./service.js";

/** What an AEF has to do. */
export const aefCases = casesOf("aef", { service });
