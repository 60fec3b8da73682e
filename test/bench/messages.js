// What the parties say to one another in the eleven steps: the real requests, and real answers to them.
import { capif1eClient, certificateClient } from "../../dist/tls/client-profiles.js";
import { exchange } from "./exchange.js";
import { agree, invokerMaterial, runSteps, servicePath } from "./invoker.js";
import { path as infoPath } from "./rows/home.js";
import { readTls } from "./tls-files.js";

const securityPath = "/capif-security/v1/trustedInvokers/API-INVOKER-1";
const initiationPath = "/aef-authentication/v1/initiate-authentication";

const securityMethod = {
  securityInfo: [
    { aefId: "aef-1", prefSecurityMethods: ["PSK"], keyDerivations: ["TLS12_MASTER_SECRET"] },
  ],
  notificationDestination: "https://invoker.invalid/notifications",
  supportedFeatures: "0",
};

const message = (method, path, content, status = 200) => ({
  ...{ method, path, status },
  body: content === undefined ? undefined : JSON.stringify(content),
});

/** The exchanges by name, each with its answer, from running parties of ours. */
export const realMessages = async (material) => {
  const { plan, filesOf, anchors } = material;
  const asked = async (apiRoot, told, tls) => {
    const { status, body } = await exchange(`${apiRoot}${told.path}`, { ...told, tls });
    if (status !== told.status) throw new Error(`${told.path} answered ${status}`);
    return { ...told, answer: JSON.parse(body) };
  };
  const as = (name) => certificateClient(readTls(filesOf(name)));
  const invoker = capif1eClient(readTls(filesOf("invoker")));
  const first = message("PUT", securityPath, securityMethod, 201);
  const security = await asked(plan.b.apiRoot, first, invoker);
  const { ccfInformation, aefPskId, details } = await agree(material); // the newer key
  const who = { apiInvokerId: "API-INVOKER-1", supportedFeatures: "0" };
  const info = { ...who, aefId: "aef-1", interfaceDetails: details, securityMethod: "PSK" };
  const step4 = { ...who, ccfInformation, interfaceDetails: details, aefPskId };
  const step5 = message("POST", infoPath, { ...info, ccfInformation });
  const step7 = message("POST", infoPath, { ...info, ccfInformation: { ccfId: "ccf-b" } });
  const initiation = message("POST", initiationPath, step4);
  const anyone = certificateClient(readTls(anchors));
  return {
    security,
    initiation: await asked(plan.aef.apiRoot, initiation, anyone),
    relayed: await asked(plan.a.apiRoot, step5, as("aef")),
    home: await asked(plan.b.apiRoot, step7, as("ccf-a")),
    service: {
      ...message("GET", servicePath),
      answer: JSON.parse((await runSteps(invokerMaterial(material))).body),
    },
  };
};
