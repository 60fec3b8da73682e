// initiate-authentication with a held key: step 4 again, after a real step 4 has fetched the key.

import { underLoad } from "../bench.js";
import { answerOf } from "../exchange.js";
import { agree } from "../invoker.js";

const path = "/aef-authentication/v1/initiate-authentication";

/** Named by its id, a held key counts in no rate. */
const request = ({ ccfInformation, details, aefPskId }) =>
  JSON.stringify({
    apiInvokerId: "API-INVOKER-1",
    ccfInformation,
    interfaceDetails: details,
    aefPskId,
    supportedFeatures: "0",
  });

const startAef = async ({ material, party }) => {
  for (const ccf of ["ccf-b", "ccf-a"]) await party(ccf);
  const server = await party("aef");
  const agreed = await agree(material, { withAef: true });
  return {
    server,
    url: `${material.plan.aef.apiRoot}${path}`,
    body: request(agreed),
    tls: material.anchors,
  };
};

/** Step 4 at the AEF. */
export const initiationRow = {
  id: "initiation",
  work: "initiate-authentication with a held key against bare Hono",
  unit: "requests/s",
  better: "higher",
  goal: 0.9,
  connections: [16, 256],
  open: async ({ setting }) => {
    const here = await setting();
    const ours = await startAef(here);
    const { cert, key } = here.material.filesOf("aef");
    const server = await here.server("hono", {
      profile: "exposingFunctionServer",
      tls: { cert, key },
      answers: { [path]: await answerOf(ours) },
    });
    return {
      ours: underLoad(ours, "requestsPerSecond"),
      peer: underLoad({ ...ours, server, url: `${server.origin}${path}` }, "requestsPerSecond"),
    };
  },
};
