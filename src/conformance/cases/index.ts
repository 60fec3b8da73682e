import type { Case } from "../case.js";
import { aefCases } from "./aef/index.js";
import { publishedCases } from "./ccf-home/as-published/index.js";
import { homeCases } from "./ccf-home/index.js";
import { relayCases } from "./ccf-relay/index.js";
import { interconnectCases } from "./interconnect/index.js";
import { invokerCases } from "./invoker/index.js";

/** Every case, by role. */
export const cases: readonly Case[] = [
  ...homeCases,
  ...publishedCases,
  ...relayCases,
  ...aefCases,
  ...invokerCases,
  ...interconnectCases,
];
