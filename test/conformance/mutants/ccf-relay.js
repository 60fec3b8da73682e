// Ways to break CCF-A as a relay, and the cases that see each of them.
import { callers } from "./ccf-relay/callers.js";
import { contradictions } from "./ccf-relay/contradictions.js";
import { forwarding } from "./ccf-relay/forwarding.js";
import { passingBack } from "./ccf-relay/passing-back.js";
import { peerFaults } from "./ccf-relay/peer-faults.js";
import { port } from "./ccf-relay/port.js";
import { refusals } from "./ccf-relay/refusals.js";
import { request } from "./ccf-relay/request.js";
import { selection } from "./ccf-relay/selection.js";
import { tls } from "./ccf-relay/tls.js";

export const mutants = [
  ...selection,
  ...forwarding,
  ...passingBack,
  ...contradictions,
  ...refusals,
  ...peerFaults,
  ...tls,
  ...port,
  ...callers,
  ...request,
];
