import type { Profile } from "../profile.js";
import { aef } from "./aef.js";
import { ccfHome } from "./ccf-home.js";
import { ccfRelay } from "./ccf-relay.js";
import { interconnect } from "./interconnect.js";
import { invoker } from "./invoker.js";

/** Solution #13 of TR 33.700-22 with the APIs of this package. */
export const solution13: Profile = {
  name: "solution-13",
  version: "0.1.0",
  title: "TR 33.700-22 Solution #13, with the two new APIs",
  ids: [...ccfHome, ...ccfRelay, ...aef, ...invoker, ...interconnect],
};
