import { interfaceInformation } from "../../psk/index.js";
import type { Target } from "../target/target.js";
import { type Access, examineAccess } from "./access.js";
import { type Finding, problem } from "./finding.js";
import { examineTls } from "./handshakes.js";
import { reachFault } from "./reach.js";

/** Somewhere that the suite calls the target, and as whom. */
export interface Endpoint {
  where: string;
  url: string;
  ca: Buffer | undefined;
  /** Whether a key is derived from the session, which is TLS 1.2 (TS 33.122 A.1). */
  derives: boolean;
  access: readonly Access[];
}

type Invokers =
  | NonNullable<Target["interconnect"]>["invokers"]
  | NonNullable<Target["ccf-home"]>["invokers"];

const readAs = (at: string, invokers: Invokers): Access[] =>
  invokers.map(({ apiInvokerId, cert, key }, index) => ({
    where: `${at}.invokers[${index}]`,
    credentials: { cert, key },
    method: "GET",
    path: `/capif-security/v1/trustedInvokers/${encodeURIComponent(apiInvokerId)}`,
  }));

const askAs = (where: string, credentials: Access["credentials"]): Access => ({
  where,
  credentials,
  method: "POST",
  path: "/ccf-security-info/v1/request-security-info",
});

const initiateFrom = (where: string): Access => ({
  where,
  credentials: {},
  method: "POST",
  path: "/aef-authentication/v1/initiate-authentication",
});

type Known = NonNullable<Target["aef"]>["interfaces"];

const interfaceEndpoints = (at: string, interfaces: Known, ca: Buffer): Endpoint[] =>
  interfaces.map((details, index) => {
    const where = `${at}.interfaces[${index}]`;
    return {
      where,
      url: interfaceInformation(details),
      ca,
      derives: false,
      access: [initiateFrom(where)],
    };
  });

const homeEndpoints = (target: NonNullable<Target["ccf-home"]>): Endpoint[] => {
  const { apiRoot, apiRoots = {}, ca, invokers, peer } = target;
  const at = "ccf-home";
  const security = apiRoots["capif-security"] ?? apiRoot;
  const information = apiRoots["ccf-security-info"] ?? apiRoot;
  const asPeer = peer === undefined ? [] : [askAs(`${at}.peer`, peer)];
  const here = { where: `${at}.apiRoot`, url: security, ca, derives: true };
  if (information === security) return [{ ...here, access: [...readAs(at, invokers), ...asPeer] }];
  return [
    { ...here, access: readAs(at, invokers) },
    { ...here, url: information, derives: false, access: asPeer },
  ];
};

const relayEndpoints = ({ apiRoot, ca, aef }: NonNullable<Target["ccf-relay"]>): Endpoint[] => [
  {
    where: "ccf-relay.apiRoot",
    url: apiRoot,
    ca,
    derives: false,
    access: [askAs("ccf-relay.aef", aef)],
  },
];

const interconnectEndpoints = (target: NonNullable<Target["interconnect"]>): Endpoint[] => [
  {
    where: "interconnect.home",
    url: target.home,
    ca: target.homeCa,
    derives: true,
    access: readAs("interconnect", target.invokers),
  },
  ...interfaceEndpoints("interconnect.aef", target.aef.interfaces, target.aefCa),
];

/** Everywhere that the suite calls, for the roles that the target has. */
export const endpointsOf = (target: Target): Endpoint[] => {
  const { aef, interconnect, "ccf-home": home, "ccf-relay": relay } = target;
  return [
    ...(home === undefined ? [] : homeEndpoints(home)),
    ...(relay === undefined ? [] : relayEndpoints(relay)),
    ...(aef === undefined ? [] : interfaceEndpoints("aef", aef.interfaces, aef.ca)),
    ...(interconnect === undefined ? [] : interconnectEndpoints(interconnect)),
  ];
};

/** Reaches an endpoint, shakes hands, and asks something harmless as each party. */
export const examineEndpoint = async (
  { where, url, ca, derives, access }: Endpoint,
  { timeouts = {} }: Target,
): Promise<Finding[]> => {
  const timeoutMs = (timeouts.answerSeconds ?? 5) * 1000;
  const fault = await reachFault(url, timeoutMs);
  if (fault !== undefined)
    return [
      problem(
        { topic: "reach", where, message: `${new URL(url).host} cannot be reached (${fault})` },
        "start the target, or correct the address; is a firewall in between?",
      ),
    ];
  const isPlain = url.startsWith("http:");
  const tls = isPlain ? [] : await examineTls({ where, url, ca, derives, timeoutMs });
  const isTrusted = !tls.some(({ level }) => level === "problem");
  if (!isTrusted) return tls; // nothing is sent to a server that does not prove who it is
  return [...tls, ...(await examineAccess({ where, url, ca, access, timeoutMs }))];
};
