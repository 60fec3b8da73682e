// Our invoker, as somebody who has the library would use it.
import { readFileSync } from "node:fs";
import { ApiInvoker } from "../../dist/invoker/index.js";

export const servicePath = "/sample-service/v1/whoami";

/** What an invoker needs of a setting, ready to be sent to another process. */
export const invokerMaterial = ({ plan, filesOf, anchors }) => ({
  apiRoot: plan.b.apiRoot,
  ...filesOf("invoker"),
  ca: anchors.ca,
});

const openInvoker = ({ apiRoot, cert, key, ca: file }) => {
  const ca = readFileSync(file);
  return new ApiInvoker({
    apiInvokerId: "API-INVOKER-1",
    tls: { cert: readFileSync(cert), key: readFileSync(key) },
    coreFunction: { apiRoot, ca },
    aef: { aefId: "aef-1" },
    aefCa: ca,
  });
};

/** Steps 1 to 3, with which CCF-B has a key to be asked about; step 4 as well if the AEF is to hold it. */
export const agree = async (material, { withAef = false } = {}) => {
  const invoker = openInvoker(invokerMaterial(material));
  try {
    const security = await invoker.obtainSecurityMethod();
    if (withAef) await invoker.initiateAuthentication(security);
    const { ccfInformation, interfaces } = security;
    return { ccfInformation, aefPskId: interfaces[0].aefPskId, details: interfaces[0].details };
  } finally {
    await invoker.close();
  }
};

/** All eleven steps; gives what the service answered. */
export const runSteps = async (material) => {
  const invoker = openInvoker(material);
  try {
    const security = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(security);
    const { response, connection } = await invoker.call(security, ready, servicePath);
    const answer = { status: response.status, body: await response.text() };
    await connection.close();
    if (answer.status !== 200) throw new Error(`step 11 answered ${answer.status}`);
    return answer;
  } finally {
    await invoker.close();
  }
};
