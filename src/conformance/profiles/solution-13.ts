import type { Profile } from "./profile.js";

/** Solution #13 of TR 33.700-22 with the APIs of this package. */
export const solution13: Profile = {
  name: "solution-13",
  version: "0.1.0",
  title: "TR 33.700-22 Solution #13, with the two new APIs",
  ids: ["CCF-HOME-001", "CCF-RELAY-001", "AEF-001", "INVOKER-001", "IC-001"],
};
