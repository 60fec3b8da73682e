import type { TargetConfiguration } from "../../contract/configuration.js";
import { identityUri } from "../../tls/identity-uri.js";
import {
  badServers,
  issued,
  type Material,
  type Part,
  present,
  rootAt,
  sayIfNotifying,
} from "./material.js";
import { expired, type Files, notYetValid } from "./throw-away-pki.js";

type RelayTarget = NonNullable<TargetConfiguration["ccf-relay"]>;

const aefId = "conformance-aef";
const secondAefId = "conformance-second-aef";
const invoker = { apiInvokerId: "CONFORMANCE-LOCAL-INVOKER" };
const unregistered = { aefId: "conformance-unregistered-aef" };
const interfacesOf = (id: string) => [
  { fqdn: `${id}.conformance.example`, port: 8443, securityMethods: ["PSK" as const] },
];
const coveredAef = {
  aefId: "conformance-peers-aef",
  interfaces: interfacesOf("conformance-peers-aef"),
};
const firstPort = 24_101;
const noticePort = 24_133;
const peerIds = ["conformance-peer-1", "conformance-peer-2"];

const peersOf = async (material: Material): Promise<RelayTarget["peers"]> => {
  const peers: RelayTarget["peers"] = [];
  for (const [index, ccfId] of peerIds.entries()) {
    const wanted = { role: "ccf", id: ccfId, ca: "peer" } as const;
    const files = await issued(material, ccfId, wanted);
    if (files === undefined) continue;
    peers.push({
      ccfId,
      apiRoot: rootAt(material, firstPort + index),
      ...files,
      ...(material.ca === undefined ? {} : { clientCa: material.ca }),
      ...(index === 0 ? await badServers(material, ccfId, wanted) : {}),
    });
  }
  return peers;
};

const certificatesFor = async (material: Material, id: string) => {
  const aef = { role: "aef", id } as const;
  const uris = [identityUri("aef", id), identityUri("invoker", invoker.apiInvokerId)];
  const make = (name: string, differs: object) =>
    issued(material, `refused-${name}`, { ...aef, differs });
  const peersAef = await issued(material, "refused-peers-aef", { ...aef, ca: "peer" });
  return {
    ...present("expired", await make("expired", expired()), {}),
    ...present("notYetValid", await make("not-yet-valid", notYetValid()), {}),
    ...present("twoRoles", await make("two-roles", { uris }), {}),
    ...present("peersAef", peersAef, {}),
  };
};

const todo = (material: Material, id: string, peers: RelayTarget["peers"]): string[] => [
  `trust domain-ca.pem for the AEFs and for the API invoker ${invoker.apiInvokerId}`,
  `register these AEFs: ${id}, ${secondAefId}, with their interfaces`,
  `do not register ${unregistered.aefId}`,
  ...peers.map(
    ({ ccfId, apiRoot }) =>
      `put CCF ${ccfId} under an agreement: it is at ${apiRoot}, its CA is peer-ca.pem`,
  ),
  `let the agreement with ${peerIds[0]} cover the AEF ${coveredAef.aefId} with its interface`,
  `let ${id} be notified at ${rootAt(material, noticePort)}`,
  sayIfNotifying,
  "the suite listens there: the target's calls have to arrive on this host",
];

/** The target as the AEF's CCF; the suite is the AEFs in front and the peers behind. */
export const relayPart = async (material: Material): Promise<Part<RelayTarget>> => {
  const id = material.first?.id ?? aefId;
  const own: Files | undefined =
    material.first?.files ?? (await issued(material, id, { role: "aef", id }));
  const second = await issued(material, secondAefId, { role: "aef", id: secondAefId });
  const stranger = await issued(material, "unregistered-aef", {
    role: "aef",
    id: unregistered.aefId,
  });
  const local = await issued(material, "local-invoker", {
    role: "invoker",
    id: invoker.apiInvokerId,
  });
  const peers = await peersOf(material);
  const part: RelayTarget = {
    apiRoot: material.apiRoot,
    ca: material.ca ?? "",
    ccfId: material.id,
    aef: {
      ...{ aefId: id, interfaces: interfacesOf(id), ...own },
      notificationDestination: `${rootAt(material, noticePort)}/notifications`,
      ...(material.ca === undefined ? {} : { clientCa: material.ca }),
    },
    coveredAef,
    ...present("secondAef", second, { aefId: secondAefId, interfaces: interfacesOf(secondAefId) }),
    peers,
    ...present("invoker", local, invoker),
    ...present("unregisteredAef", stranger, unregistered),
    certificates: await certificatesFor(material, id),
  };
  return { part, todo: todo(material, id, peers) };
};
