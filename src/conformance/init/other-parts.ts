import type { TargetConfiguration } from "../../contract/configuration.js";
import {
  badServers,
  interfaceAt,
  issued,
  type Material,
  type Part,
  type Played,
  present,
  rootAt,
  sayIfNotifying,
} from "./material.js";
import type { Files } from "./throw-away-pki.js";

type AefTarget = NonNullable<TargetConfiguration["aef"]>;
type InvokerTarget = NonNullable<TargetConfiguration["invoker"]>;
type InterconnectTarget = NonNullable<TargetConfiguration["interconnect"]>;

const shortLived = { apiInvokerId: "CONFORMANCE-INVOKER-SHORT", validitySeconds: 5 };
const otherCcf = { ccfId: "conformance-other-ccf" };
const coreFunctionPort = 24_111;
const firstLanePort = 24_121;

const without: Files = { cert: "", key: "" }; // refused before: these roles need a PKI or a pair

const playedCcf = async (
  material: Material,
  ccfId: string,
  port: number,
  files: Files | undefined,
): Promise<Played> => {
  const wanted = { role: "ccf", id: ccfId } as const;
  return {
    ccfId,
    apiRoot: rootAt(material, port),
    ...(files ?? (await issued(material, `ccf-${port}`, wanted)) ?? without),
    ...(material.ca === undefined ? {} : { clientCa: material.ca }),
    ...(await badServers(material, `ccf-${port}`, wanted)),
  };
};

/** An AEF; the suite is the invoker in front and its CCF behind. */
export const aefPart = async (material: Material): Promise<Part<AefTarget>> => {
  const ccfId = material.first?.id ?? "conformance-ccf-a";
  const coreFunction = await playedCcf(material, ccfId, coreFunctionPort, material.first?.files);
  const other = { role: "ccf", id: otherCcf.ccfId } as const;
  return {
    part: {
      aefId: material.id,
      ca: material.ca ?? "",
      interfaces: [interfaceAt(material.apiRoot)],
      coreFunction,
      ...present("otherCcf", await issued(material, "other-ccf", other), otherCcf),
    },
    todo: [
      `register the AEF ${material.id} with CCF ${ccfId}, which is at ${coreFunction.apiRoot}`,
      "trust domain-ca.pem (or the CA of the pair that you named) there, for that CCF",
      `do not let CCF ${otherCcf.ccfId} notify it`,
      sayIfNotifying,
      "the suite listens there: the target's calls have to arrive on this host",
    ],
  };
};

/** An invoker; the suite is its home CCF and the AEF. */
export const invokerPart = async (material: Material): Promise<Part<InvokerTarget>> => {
  const lanes: InvokerTarget["lanes"] = [];
  const aefId = "conformance-lane-aef";
  const wanted = { role: "aef", id: aefId } as const;
  const aef = {
    ...((await issued(material, aefId, wanted)) ?? without),
    ...(await badServers(material, aefId, wanted)),
  };
  for (const index of [0, 1]) {
    const id = `CONFORMANCE-INVOKER-${index + 1}`;
    lanes.push({
      apiInvokerId: id,
      command: [...material.command, id],
      ...(material.ca === undefined ? {} : { ca: material.ca }),
      coreFunction: await playedCcf(
        material,
        "conformance-ccf-b",
        firstLanePort + index,
        undefined,
      ),
      aef: { aefId, ...aef },
    });
  }
  return {
    part: { lanes },
    todo: [
      ...lanes.map(
        ({ apiInvokerId, coreFunction }) =>
          `set up API invoker ${apiInvokerId} with its home CCF at ${coreFunction.apiRoot}, for AEF ${aefId}`,
      ),
      "let the invokers trust domain-ca.pem for their home CCF and for the AEF",
      "make each lane's command run steps 1 to 11 and one service call, with exit code 0 if it was answered",
    ],
  };
};

const ownInvokers = async (material: Material): Promise<InterconnectTarget["invokers"]> => {
  if (material.first !== undefined)
    return [{ apiInvokerId: material.first.id, ...material.first.files }];
  const ids = ["1", "2"].map((n) => `CONFORMANCE-INVOKER-${n}`);
  return Promise.all(
    ids.map(async (id) => ({
      apiInvokerId: id,
      ...(await issued(material, id.toLowerCase(), { role: "invoker", id })),
    })),
  );
};

/** CCF-A, CCF-B and AEF together; the suite is the invoker. */
export const interconnectPart = async (material: Material): Promise<Part<InterconnectTarget>> => {
  const { apiRoot, ca, id, aef } = material;
  const invokers = await ownInvokers(material);
  const wanted = { role: "invoker", id: shortLived.apiInvokerId } as const;
  return {
    part: {
      home: apiRoot,
      homeCa: ca ?? "",
      invokers,
      ...present("shortLived", await issued(material, "short-lived", wanted), shortLived),
      aef: { aefId: id, interfaces: [interfaceAt(aef.apiRoot)] },
      aefCa: aef.ca ?? ca ?? "",
    },
    todo: [
      `onboard these API invokers at CCF-B: ${invokers.map((one) => one.apiInvokerId).join(", ")}`,
      `onboard ${shortLived.apiInvokerId} there so that its keys are valid for ${shortLived.validitySeconds} s (or leave shortLived out)`,
      "trust domain-ca.pem (or the CA of the pair that you named) there, for API invokers",
      `put AEF ${id} under the agreement between CCF-A and CCF-B`,
    ],
  };
};
