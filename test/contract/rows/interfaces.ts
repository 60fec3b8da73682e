import type { InterfaceDescription } from "../../../src/contract/types.js";
import { member, withMember } from "../body.js";
import { type Row, refusal, row, rowsAt, served } from "../rows.js";
import {
  initiation,
  peerQuestion,
  put,
  putAtCcfB,
  question,
  type Site,
  securityMethodRequest,
  update,
} from "../sites.js";
import type { World, WorldOptions } from "../world.js";

const second = (details: InterfaceDescription) => ({ ...details, apiPrefix: "/second" });

const pki: InterfaceDescription = {
  fqdn: "aef-2.example.com",
  port: 8443,
  securityMethods: ["PKI"],
};

interface Registered {
  aefId: string;
  interfaces: readonly InterfaceDescription[];
  notificationOrigins?: readonly string[];
}

const withSecond = ({ aefId, interfaces, ...rest }: Registered): Registered => ({
  ...rest,
  aefId,
  interfaces: aefId === "aef-2" ? [pki] : [...interfaces, ...interfaces.map(second)],
});

/** An AEF with two interfaces on one port, and one whose interface offers PKI only. */
export const twoInterfaces: WorldOptions = {
  changes: {
    "ccf-a": ({ aefs }) => ({ aefs: aefs.map(withSecond) }),
    "ccf-b": ({ peers }) => ({
      peers: peers.map((peer) => ({ ...peer, aefs: peer.aefs.map(withSecond) })),
    }),
    aef: ({ interfaces }) => ({
      failureMemorySeconds: 0,
      interfaces: interfaces.flatMap((one) => [one, { ...one, details: second(one.details) }]),
    }),
  },
};

const without = member("/interfaceDetails", undefined);

const agreeing =
  (to: "ccf-a" | "ccf-b", as: string, securityInfo: (world: World) => object[]) =>
  async (world: World) => {
    const request = securityMethodRequest(world, to, as);
    const { status } = await world.send({
      ...request,
      body: withMember(request.body, "/securityInfo", securityInfo(world)),
    });
    if (status !== 201) throw new Error(`the PUT before it answered ${status}`);
  };

const bothInterfaces = [{ aefId: "aef-1", prefSecurityMethods: ["PSK"] }];
const pkiOnly = [{ aefId: "aef-2", prefSecurityMethods: ["PSK", "PKI"] }];

const preparedAt = (site: Site, securityInfo: (world: World) => object[]): Site => ({
  ...site,
  prepare: agreeing("ccf-b", "invoker", securityInfo),
});

const questionOfBoth = preparedAt(question, () => bothInterfaces);
const peerQuestionOfBoth = preparedAt(peerQuestion, () => bothInterfaces);
const initiationOfBoth = preparedAt(initiation, () => bothInterfaces);

const localQuestion: Site = {
  ...question,
  name: "requestSecurityInfo about a local invoker",
  prepare: agreeing("ccf-a", "local-invoker", () => bothInterfaces),
  good: (world) => {
    const good = question.good(world);
    const named = withMember(good.body, "/ccfInformation", { ccfId: "ccf-a" });
    return { ...good, body: withMember(named, "/apiInvokerId", "API-INVOKER-3") };
  },
};

const oneOfTwo = (site: Site): Site => ({
  ...preparedAt(site, ({ interconnect }) => [
    { interfaceDetails: interconnect.plan.aef.interfaceDetails, prefSecurityMethods: ["PSK"] },
  ]),
  name: `${site.name}, one of two interfaces agreed`,
});

const oneOfTwoSites = [question, peerQuestion, initiation].map(oneOfTwo);

const atSecond: Row["change"] = (good, { interconnect }) =>
  member("/interfaceDetails", second(interconnect.plan.aef.interfaceDetails))(good);

const { ambiguous, methodNotSelected, invokerNotFound, contextNotFound } = refusal;

const ofUnknownInvoker: Row["change"] = (good) => ({
  body: withMember(without(good).body, "/apiInvokerId", "API-INVOKER-77"),
});

const ambiguityRows: Row[] = [
  ...rowsAt(
    [questionOfBoth, peerQuestionOfBoth, localQuestion, initiationOfBoth],
    "wants to know which of two interfaces",
    ambiguous,
    without,
  ),
  ...rowsAt(
    [questionOfBoth, peerQuestionOfBoth, localQuestion, initiationOfBoth],
    "takes the second interface",
    served,
    atSecond,
  ),
  ...rowsAt(
    [questionOfBoth, peerQuestionOfBoth],
    "does not know the invoker, whatever interface",
    invokerNotFound,
    ofUnknownInvoker,
  ),
  ...rowsAt(oneOfTwoSites, "takes the only one for which there is a key", served, without),
  // An AEF that has a key for the other keeps it, so that only the CCFs are asked.
  ...rowsAt(oneOfTwoSites.slice(0, 2), "has no key for the other", contextNotFound, atSecond),
];

const bothMethods = (site: Site) => preparedAt(site, () => [...bothInterfaces, ...pkiOnly]);

const ofPkiAef: Row["change"] = ({ body }) => ({
  as: "other-aef",
  body: { ...(body as object), aefId: "aef-2", interfaceDetails: pki, securityMethod: undefined },
});

const ofPeersPkiAef: Row["change"] = (good, world) => ({ ...ofPkiAef(good, world), as: "ccf-a" });

const questionOfTwoMethods = bothMethods(question);
const peerQuestionOfTwoMethods = bothMethods(peerQuestion);

const methodRows: Row[] = [
  row(questionOfTwoMethods, "gives no key where PKI is selected", methodNotSelected, ofPkiAef),
  row(
    peerQuestionOfTwoMethods,
    "gives no key where PKI is selected",
    methodNotSelected,
    ofPeersPkiAef,
  ),
  ...["PKI", "OAUTH", "LATER"].flatMap((method) =>
    rowsAt(
      [questionOfTwoMethods, peerQuestionOfTwoMethods],
      `gives no key for ${method}`,
      methodNotSelected,
      member("/securityMethod", method),
    ),
  ),
  ...rowsAt(
    [questionOfTwoMethods, peerQuestionOfTwoMethods],
    "takes the selected method if none is said",
    served,
    member("/securityMethod", undefined),
  ),
  ...rowsAt(
    [put, update, putAtCcfB],
    "selects none where there is no common method",
    served,
    member("/securityInfo", [{ aefId: "aef-2", prefSecurityMethods: ["PSK"] }]),
  ),
  ...rowsAt([put, update], "needs no TLS 1.2 where PKI is selected", served, (good) => ({
    ...member("/securityInfo", pkiOnly)(good),
    tls: { minVersion: "TLSv1.3" },
  })),
];

export const interfaceRows: readonly Row[] = [...ambiguityRows, ...methodRows];
