import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { createServer, isIP } from "node:net";
import { networkInterfaces } from "node:os";
import { statementOf } from "../statement/statement.js";
import type { Target } from "../target/target.js";
import { type Finding, ok, problem, warning } from "./finding.js";
import { hostOf } from "./identities.js";

/** A party of the suite's that has to listen where the target believes it is. */
interface Party {
  where: string;
  apiRoot: string;
}

/** Where the suite is notified of revoked keys, if the target notifies anybody. */
const notifiedOf = (target: Target): Party[] => {
  if (!statementOf(target).declares("revocation-notification")) return [];
  const { "ccf-home": home, "ccf-relay": relay } = target;
  const parties = {
    "ccf-home.peer": home?.peer,
    "ccf-home.localAef": home?.localAef,
    "ccf-relay.aef": relay?.aef,
  };
  return Object.entries(parties).flatMap(([where, party]) =>
    party?.notificationDestination === undefined
      ? []
      : [{ where: `${where}.notificationDestination`, apiRoot: party.notificationDestination }],
  );
};

const neighboursOf = ({ aef, invoker, "ccf-relay": relay }: Target): Party[] => [
  ...(relay?.peers ?? []).map(({ apiRoot }, index) => ({
    where: `ccf-relay.peers[${index}]`,
    apiRoot,
  })),
  ...(aef === undefined ? [] : [{ where: "aef.coreFunction", apiRoot: aef.coreFunction.apiRoot }]),
  ...(invoker?.lanes ?? []).map(({ coreFunction: { apiRoot } }, index) => ({
    where: `invoker.lanes[${index}].coreFunction`,
    apiRoot,
  })),
];

const portOf = (apiRoot: string): number => Number(new URL(apiRoot).port || 443);

const listenFault = async (host: string, port: number): Promise<string | undefined> => {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, "listening");
    return undefined;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  } finally {
    server.close();
  }
};

const advice: { [code: string]: string } = {
  EADDRINUSE: "end what listens there, or tell the target another port",
  EADDRNOTAVAIL: "set `listen` to an address of this host",
  EACCES: "take a port above 1023, or run with the right to listen there",
};

const listenFindings = async ({ where, apiRoot }: Party, host: string): Promise<Finding[]> => {
  const port = portOf(apiRoot);
  const code = await listenFault(host, port);
  if (code === undefined) return [ok("listen", where, `${host} port ${port} is free`)];
  const message = `the suite cannot listen on ${host} port ${port} (${code})`;
  return [
    problem({ topic: "listen", where, message }, advice[code] ?? "set `listen` to another address"),
  ];
};

const addressesOf = async (host: string): Promise<string[]> => {
  if (isIP(host) !== 0) return [host];
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.map(({ address }) => address);
};

const hostFindings = async ({ where, apiRoot }: Party): Promise<Finding[]> => {
  const own = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address }) => address),
  );
  const host = hostOf(apiRoot);
  const addresses = await addressesOf(host);
  const isLoopback = (address: string) => address.startsWith("127.") || address === "::1";
  if (addresses.some((address) => own.includes(address) || isLoopback(address))) return [];
  const message =
    addresses.length === 0
      ? `${host} has no address here`
      : `${host} is not an address of this host`;
  return [
    warning(
      { topic: "listen", where, message },
      "make sure that the target's calls to it arrive here, by its own names or by a forwarder",
    ),
  ];
};

const sharedPorts = (parties: readonly Party[]): Finding[] =>
  parties.flatMap((party, index) => {
    const earlier = parties
      .slice(0, index)
      .find((one) => portOf(one.apiRoot) === portOf(party.apiRoot));
    if (earlier === undefined) return [];
    const { where } = party;
    const message = `it has the port of ${earlier.where}, ${portOf(party.apiRoot)}`;
    return [problem({ topic: "listen", where, message }, "give each party of the suite a port")];
  });

/** Whether the suite can listen where the target will look for its neighbours. */
export const examineListening = async (target: Target): Promise<Finding[]> => {
  const parties = [...neighboursOf(target), ...notifiedOf(target)];
  const host = target.listen ?? "127.0.0.1";
  // One after the other: two of them may name one port.
  const findings: Finding[] = [];
  for (const party of parties)
    findings.push(...(await listenFindings(party, host)), ...(await hostFindings(party)));
  return [...findings, ...sharedPorts(parties)];
};
