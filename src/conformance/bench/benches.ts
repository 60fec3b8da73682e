import type { AefBench } from "./aef.js";
import type { HomeBench } from "./home.js";
import type { InterconnectBench } from "./interconnect.js";
import type { InvokerBench } from "./invoker.js";
import type { RelayBench } from "./relay.js";

/** What a case of each role works with. */
export interface Benches {
  "ccf-home": HomeBench;
  "ccf-relay": RelayBench;
  aef: AefBench;
  invoker: InvokerBench;
  interconnect: InterconnectBench;
}
