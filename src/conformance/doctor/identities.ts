import { statementOf } from "../statement/statement.js";
import type { Target } from "../target/target.js";

/** A certificate that the suite shows, and what it is for. */
export interface Identity {
  /** The member of the target file. */
  where: string;
  cert: Buffer;
  key: Buffer;
  meant: "valid" | "expired" | "not yet valid";
  /** The id that it has to bear somewhere. */
  id?: string;
  /** The host that a server certificate has to be for, or must not be for. */
  host?: { name: string; named: boolean };
  /** The identity whose CA must have issued it too. */
  sameCaAs?: string;
  /** The identity whose CA must not have issued it. */
  otherCaThan?: string;
}

type Credentials = { cert?: Buffer | undefined; key?: Buffer | undefined } | undefined;
type Meant = Omit<Partial<Identity>, "where" | "cert" | "key">;

const one = (where: string, of: Credentials, { meant = "valid", ...rest }: Meant): Identity[] =>
  of?.cert === undefined || of.key === undefined
    ? []
    : [{ where, cert: of.cert, key: of.key, meant, ...rest }];

const withId = <T>(id: T | undefined): { id: T } | object => (id === undefined ? {} : { id });

/** The host that a party's certificate has to be for where the suite is notified in its place. */
const asNotified = (
  party: { notificationDestination?: string } | undefined,
  isNotified: boolean,
): Pick<Identity, "host"> =>
  isNotified && party?.notificationDestination !== undefined
    ? { host: { name: hostOf(party.notificationDestination), named: true } }
    : {};

const ofHome = (target: NonNullable<Target["ccf-home"]>, isNotified: boolean): Identity[] => {
  const at = "ccf-home";
  const first = `${at}.invokers[0]`;
  const { peer, otherPeer, localAef, otherLocalAef, certificates: bad = {} } = target;
  const byId = { ...withId(target.invokers[0]?.apiInvokerId) };
  const asPeer = { ...withId(peer?.ccfId), sameCaAs: `${at}.peer` };
  const fromPeer = { sameCaAs: `${at}.peer`, otherCaThan: first };
  return [
    ...target.invokers.flatMap((invoker, index) =>
      one(`${at}.invokers[${index}]`, invoker, { id: invoker.apiInvokerId }),
    ),
    ...one(`${at}.shortLived`, target.shortLived, withId(target.shortLived?.apiInvokerId)),
    ...one(`${at}.longLived`, target.longLived, withId(target.longLived?.apiInvokerId)),
    ...one(`${at}.notOnboarded`, target.notOnboarded, {
      ...withId(target.notOnboarded?.apiInvokerId),
      sameCaAs: first,
    }),
    ...one(`${at}.peer`, peer, { ...withId(peer?.ccfId), ...asNotified(peer, isNotified) }),
    ...one(`${at}.otherPeer`, otherPeer, withId(otherPeer?.ccfId)),
    ...one(
      `${at}.withoutAgreement`,
      target.withoutAgreement,
      withId(target.withoutAgreement?.ccfId),
    ),
    ...one(`${at}.localAef`, localAef, {
      ...withId(localAef?.aefId),
      ...asNotified(localAef, isNotified),
    }),
    ...one(`${at}.otherLocalAef`, otherLocalAef, withId(otherLocalAef?.aefId)),
    ...one(`${at}.certificates.expired`, bad.expired, {
      meant: "expired",
      sameCaAs: first,
      ...byId,
    }),
    ...one(`${at}.certificates.notYetValid`, bad.notYetValid, {
      meant: "not yet valid",
      sameCaAs: first,
      ...byId,
    }),
    ...one(`${at}.certificates.expiredPeer`, bad.expiredPeer, { meant: "expired", ...asPeer }),
    ...one(`${at}.certificates.notYetValidPeer`, bad.notYetValidPeer, {
      meant: "not yet valid",
      ...asPeer,
    }),
    ...one(`${at}.certificates.twoRoles`, bad.twoRoles, { sameCaAs: first, ...byId }),
    ...one(`${at}.certificates.peersInvoker`, bad.peersInvoker, { ...fromPeer, ...byId }),
    ...one(`${at}.certificates.peersAef`, bad.peersAef, {
      ...fromPeer,
      ...withId(localAef?.aefId),
    }),
    ...one(`${at}.certificates.peersThirdCcf`, bad.peersThirdCcf, {
      sameCaAs: `${at}.peer`,
      ...withId(otherPeer?.ccfId),
      otherCaThan: `${at}.otherPeer`,
    }),
  ];
};

const ofRelay = (target: NonNullable<Target["ccf-relay"]>, isNotified: boolean): Identity[] => {
  const at = "ccf-relay";
  const { aef, secondAef, invoker, unregisteredAef, certificates: bad = {} } = target;
  const sameAef = { id: aef.aefId, sameCaAs: `${at}.aef` };
  return [
    ...one(`${at}.aef`, aef, { id: aef.aefId, ...asNotified(aef, isNotified) }),
    ...one(`${at}.secondAef`, secondAef, withId(secondAef?.aefId)),
    ...target.peers.flatMap((peer, index) => ofPlayed(`${at}.peers[${index}]`, peer)),
    ...one(`${at}.invoker`, invoker, withId(invoker?.apiInvokerId)),
    ...one(`${at}.unregisteredAef`, unregisteredAef, {
      ...withId(unregisteredAef?.aefId),
      sameCaAs: `${at}.aef`,
    }),
    ...one(`${at}.certificates.expired`, bad.expired, { meant: "expired", ...sameAef }),
    ...one(`${at}.certificates.notYetValid`, bad.notYetValid, {
      meant: "not yet valid",
      ...sameAef,
    }),
    ...one(`${at}.certificates.twoRoles`, bad.twoRoles, sameAef),
    ...one(`${at}.certificates.peersAef`, bad.peersAef, {
      id: aef.aefId,
      sameCaAs: `${at}.peers[0]`,
      otherCaThan: `${at}.aef`,
    }),
  ];
};

type Played = NonNullable<Target["aef"]>["coreFunction"];

/** The host of a URL as certificates name it. */
export const hostOf = (url: string): string => new URL(url).hostname.replace(/^\[|\]$/g, "");

/** A server that the suite plays, and the certificates for which the target has to refuse it. */
const ofServer = (
  where: string,
  server: NonNullable<Credentials> & Pick<Played, "servers">,
  name: string,
  meant: Meant = {},
): Identity[] => {
  const { expired, notYetValid, otherHost } = server.servers ?? {};
  const host = { name, named: true };
  return [
    ...one(where, server, { ...meant, host }),
    ...one(`${where}.servers.expired`, expired, { meant: "expired", sameCaAs: where, host }),
    ...one(`${where}.servers.notYetValid`, notYetValid, {
      meant: "not yet valid",
      sameCaAs: where,
      host,
    }),
    ...one(`${where}.servers.otherHost`, otherHost, {
      sameCaAs: where,
      host: { name, named: false },
    }),
  ];
};

const ofPlayed = (where: string, ccf: Played): Identity[] =>
  ofServer(where, ccf, hostOf(ccf.apiRoot), { id: ccf.ccfId });

const ofLane = (
  lane: NonNullable<Target["invoker"]>["lanes"][number],
  index: number,
  listen: string,
): Identity[] => {
  const at = `invoker.lanes[${index}]`;
  return [
    ...ofPlayed(`${at}.coreFunction`, lane.coreFunction),
    ...ofServer(`${at}.aef`, lane.aef, listen),
  ];
};

const ofAef = ({ coreFunction, otherCcf }: NonNullable<Target["aef"]>): Identity[] => [
  ...ofPlayed("aef.coreFunction", coreFunction),
  ...one("aef.otherCcf", otherCcf, {
    ...withId(otherCcf?.ccfId),
    sameCaAs: "aef.coreFunction",
  }),
];

const ofInterconnect = (target: NonNullable<Target["interconnect"]>): Identity[] => [
  ...target.invokers.flatMap((invoker, index) =>
    one(`interconnect.invokers[${index}]`, invoker, { id: invoker.apiInvokerId }),
  ),
  ...one("interconnect.shortLived", target.shortLived, withId(target.shortLived?.apiInvokerId)),
];

/** Every certificate that the suite shows, of every role that the target has. */
export const identitiesOf = (target: Target): Identity[] => {
  const { aef, invoker, interconnect, "ccf-home": home, "ccf-relay": relay } = target;
  const listen = target.listen ?? "127.0.0.1";
  const isNotified = statementOf(target).declares("revocation-notification");
  return [
    ...(home === undefined ? [] : ofHome(home, isNotified)),
    ...(relay === undefined ? [] : ofRelay(relay, isNotified)),
    ...(aef === undefined ? [] : ofAef(aef)),
    ...(invoker?.lanes ?? []).flatMap((lane, index) => ofLane(lane, index, listen)),
    ...(interconnect === undefined ? [] : ofInterconnect(interconnect)),
  ];
};
