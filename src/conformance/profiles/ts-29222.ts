import type { Profile } from "./profile.js";

/** CAPIF_Security_API as published, for the CCFs of today. */
export const ts29222: Profile = {
  name: "ts-29222",
  version: "0.1.0",
  title: "CAPIF_Security_API as TS 29.222 publishes it",
  ids: [],
};
