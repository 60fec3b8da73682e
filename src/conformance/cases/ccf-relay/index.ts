import { casesOf } from "../../case.js";
import { callers } from "./callers.js";
import { contradictions } from "./contradictions.js";
import { forwarding } from "./forwarding.js";
import { identity } from "./identity.js";
import { notices } from "./notices.js";
import { passingBack } from "./passing-back.js";
import { peerFaults } from "./peer-faults.js";
import { port } from "./port.js";
import { refusals } from "./refusals-of-the-peer.js";
import { request } from "./request.js";
import { revocation } from "./revocation.js";
import { selection } from "./selection.js";
import { tls } from "./tls.js";
import { validity } from "./validity.js";

/** What a CCF as the AEF's (CCF-A) has to do. */
export const relayCases = casesOf("ccf-relay", {
  callers,
  port,
  identity,
  request,
  selection,
  forwarding,
  "passing-back": passingBack,
  validity,
  contradictions,
  "refusals-of-the-peer": refusals,
  "peer-faults": peerFaults,
  tls,
  notices,
  revocation,
});
