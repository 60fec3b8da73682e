// Steps 1 to 4 as a real invoker makes them, so that there are keys to ask about.
import { readFileSync } from "node:fs";
import { ApiInvoker } from "../../dist/invoker/index.js";

const invokerOf = ({ plan, filesOf, anchors }) => {
  const { cert, key } = filesOf("invoker");
  const ca = readFileSync(anchors.ca);
  return new ApiInvoker({
    apiInvokerId: "API-INVOKER-1",
    tls: { cert: readFileSync(cert), key: readFileSync(key) },
    coreFunction: { apiRoot: plan.b.apiRoot, ca },
    aef: { aefId: "aef-1" },
    aefCa: ca,
  });
};

/** Has CCF-B agree on a key, and the AEF hold it if it is to; gives what names the key. */
export const agree = async (material, { withAef = false } = {}) => {
  const invoker = invokerOf(material);
  try {
    const security = await invoker.obtainSecurityMethod();
    if (withAef) await invoker.initiateAuthentication(security);
    const { ccfInformation, interfaces } = security;
    return { ccfInformation, aefPskId: interfaces[0].aefPskId, details: interfaces[0].details };
  } finally {
    await invoker.close();
  }
};
