import type { TargetConfiguration } from "../../contract/configuration.js";
import { identityUri } from "../../tls/identity-uri.js";
import { issued, type Material, type Part, present, rootAt, sayIfNotifying } from "./material.js";
import { expired, notYetValid } from "./throw-away-pki.js";

type HomeTarget = NonNullable<TargetConfiguration["ccf-home"]>;

const invokerIds = ["1", "2", "3", "4"].map((n) => `CONFORMANCE-INVOKER-${n}`);
const psk = (fqdn: string, port = 8443) => ({ fqdn, port, securityMethods: ["PSK" as const] });
const pki = (fqdn: string) => ({ fqdn, port: 8443, securityMethods: ["PKI" as const] });

const aefs = {
  aef: { aefId: "conformance-aef-1", interfaces: [psk("aef-1.conformance.example")] },
  secondAef: { aefId: "conformance-aef-2", interfaces: [psk("aef-2.conformance.example")] },
  multiInterfaceAef: {
    aefId: "conformance-aef-3",
    interfaces: [psk("aef-3.conformance.example"), psk("aef-3.conformance.example", 9443)],
  },
  multiMethodAef: {
    aefId: "conformance-aef-5",
    interfaces: [
      {
        fqdn: "aef-5.conformance.example",
        port: 8443,
        securityMethods: ["PSK" as const, "PKI" as const],
      },
    ],
  },
  pkiAef: { aefId: "conformance-aef-4", interfaces: [pki("aef-4.conformance.example")] },
} satisfies Partial<HomeTarget>;

const local = (n: number) => ({
  aefId: `conformance-local-aef-${n}`,
  interfaces: [psk(`local-aef-${n}.conformance.example`)],
});
const shortLived = { apiInvokerId: "CONFORMANCE-INVOKER-SHORT", validitySeconds: 3 };
const longLived = { apiInvokerId: "CONFORMANCE-INVOKER-LONG", validitySeconds: 365 * 24 * 60 * 60 };
const peer = { ccfId: "conformance-peer" };
const firstNoticePort = 24_131;
const otherPeer = { ccfId: "conformance-other-peer" };
const otherPeerAef = {
  aefId: "conformance-aef-6",
  interfaces: [psk("aef-6.conformance.example")],
};
const withoutAgreement = { ccfId: "conformance-without-agreement" };
const notOnboarded = { apiInvokerId: "CONFORMANCE-INVOKER-NOT-ONBOARDED" };

const invokersOf = async (material: Material): Promise<HomeTarget["invokers"]> => {
  const { first } = material;
  const own = first === undefined ? [] : [{ apiInvokerId: first.id, ...first.files }];
  const made = await Promise.all(
    invokerIds.slice(own.length).map(async (id) => {
      const files = await issued(material, id.toLowerCase(), { role: "invoker", id });
      return files === undefined ? [] : [{ apiInvokerId: id, ...files }];
    }),
  );
  return [...own, ...made.flat()];
};

const certificatesFor = async (material: Material, id: string) => {
  const make = async (name: string, wanted: Parameters<typeof issued>[2]) =>
    issued(material, `refused-${name}`, wanted);
  const invoker = { role: "invoker", id } as const;
  const asPeer = { role: "ccf", id: peer.ccfId, ca: "peer" } as const;
  const { aefId } = local(1);
  const twoRoles = { uris: [identityUri("invoker", id), identityUri("aef", aefId)] };
  const refused = {
    expired: await make("expired", { ...invoker, differs: expired() }),
    notYetValid: await make("not-yet-valid", { ...invoker, differs: notYetValid() }),
    expiredPeer: await make("expired-peer", { ...asPeer, differs: expired() }),
    notYetValidPeer: await make("not-yet-valid-peer", { ...asPeer, differs: notYetValid() }),
    twoRoles: await make("two-roles", { ...invoker, differs: twoRoles }),
    peersInvoker: await make("peers-invoker", { ...invoker, ca: "peer" }),
    peersAef: await make("peers-aef", { role: "aef", id: aefId, ca: "peer" }),
    peersThirdCcf: await make("peers-third-ccf", { ...asPeer, id: otherPeer.ccfId }),
  };
  const there = Object.entries(refused).filter(([, files]) => files !== undefined);
  return there.length === 0 ? {} : { certificates: Object.fromEntries(there) };
};

/** Where the suite is notified in a party's place. */
const notifiedAt = (material: Material, index: number) => ({
  notificationDestination: `${rootAt(material, firstNoticePort + index)}/notifications`,
  ...(material.ca === undefined ? {} : { clientCa: material.ca }),
});

const todo = (material: Material, invokers: HomeTarget["invokers"]): string[] => [
  `onboard these API invokers: ${invokers.map((one) => one.apiInvokerId).join(", ")}`,
  `onboard ${shortLived.apiInvokerId} so that its keys are valid for ${shortLived.validitySeconds} s (or leave shortLived out)`,
  `onboard ${longLived.apiInvokerId} so that its keys would be valid for ${longLived.validitySeconds} s, which is past the end of its certificate (or leave longLived out)`,
  `do not onboard ${notOnboarded.apiInvokerId}`,
  `trust domain-ca.pem for API invokers and for the AEFs ${local(1).aefId} and ${local(2).aefId}`,
  `register these AEFs here: ${local(1).aefId}, ${local(2).aefId}, with the interfaces of localAef and otherLocalAef`,
  `put CCF ${peer.ccfId} under an agreement: its CA is peer-ca.pem, and it covers ${Object.values(
    aefs,
  )
    .map(({ aefId }) => aefId)
    .join(", ")} with their interfaces`,
  `put CCF ${otherPeer.ccfId} under another agreement: its CA is other-peer-ca.pem, and it covers ${otherPeerAef.aefId} alone`,
  `let CCF ${peer.ccfId} be notified at ${rootAt(material, firstNoticePort)}, and AEF ${local(1).aefId} at ${rootAt(material, firstNoticePort + 1)}`,
  sayIfNotifying,
  `make no agreement with CCF ${withoutAgreement.ccfId}`,
];

/** The target as the invokers' home. Without a PKI one invoker is all that the suite can be. */
export const homePart = async (material: Material): Promise<Part<HomeTarget>> => {
  const { apiRoot, ca, id: ccfId } = material;
  const invokers = await invokersOf(material);
  const first = invokers[0]?.apiInvokerId ?? "";
  const make = (name: string, wanted: Parameters<typeof issued>[2]) =>
    issued(material, name, wanted);
  const aefFiles = (n: number) => make(`local-aef-${n}`, { role: "aef", id: local(n).aefId });
  const short = { role: "invoker", id: shortLived.apiInvokerId } as const;
  const long = { role: "invoker", id: longLived.apiInvokerId } as const;
  const stranger = { role: "invoker", id: notOnboarded.apiInvokerId } as const;
  const part: HomeTarget = {
    apiRoot,
    ...(ca === undefined ? {} : { ca }),
    ccfId,
    invokers,
    ...present("shortLived", await make("short-lived", short), shortLived),
    ...present("longLived", await make("long-lived", long), longLived),
    ...present("notOnboarded", await make("not-onboarded", stranger), notOnboarded),
    ...present("peer", await make("peer", { role: "ccf", id: peer.ccfId, ca: "peer" }), {
      ...peer,
      ...notifiedAt(material, 0),
    }),
    ...present(
      "otherPeer",
      await make("other-peer", { role: "ccf", id: otherPeer.ccfId, ca: "other-peer" }),
      otherPeer,
    ),
    ...present(
      "withoutAgreement",
      await make("without-agreement", { role: "ccf", id: withoutAgreement.ccfId, ca: "peer" }),
      withoutAgreement,
    ),
    ...(material.pki === undefined ? {} : { ...aefs, otherPeerAef }),
    ...present("localAef", await aefFiles(1), { ...local(1), ...notifiedAt(material, 1) }),
    ...present("otherLocalAef", await aefFiles(2), local(2)),
    ...(await certificatesFor(material, first)),
  };
  return { part, todo: material.pki === undefined ? [] : todo(material, invokers) };
};
