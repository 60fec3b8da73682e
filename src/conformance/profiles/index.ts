import type { Profile } from "./profile.js";
import { solution13 } from "./solution-13/index.js";
import { ts29222 } from "./ts-29222.js";

export type { Profile } from "./profile.js";

/** What can be tested against, by name. */
export const profiles: readonly Profile[] = [solution13, ts29222];
