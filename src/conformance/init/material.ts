import { isIP } from "node:net";
import type { TargetConfiguration } from "../../contract/configuration.js";
import {
  expired,
  type Files,
  notYetValid,
  otherHost,
  type ThrowAwayPki,
  type Wanted,
} from "./throw-away-pki.js";

export type Played = NonNullable<TargetConfiguration["aef"]>["coreFunction"];
export type Interface = NonNullable<TargetConfiguration["aef"]>["interfaces"][number];

/** What a role's part is made from. */
export interface Material {
  apiRoot: string;
  /** The anchor of the target's certificates. */
  ca: string | undefined;
  /** The target's own ccfId or aefId. */
  id: string;
  /** Where the suite's own parties listen. */
  listen: string;
  /** The suite's first identity, where the user brings one. */
  first: { files: Files; id: string } | undefined;
  pki: ThrowAwayPki | undefined;
  /** What starts the invoker under test. */
  command: string[];
  /** Of the interconnect: where the AEF is, and its anchor. */
  aef: { apiRoot: string; ca: string | undefined };
}

/** A part of a target file, with what the vendor has to do so that it is true. */
export interface Part<T> {
  part: T;
  todo: string[];
}

/** Issues a certificate, if there is a PKI to do so; otherwise the member stays out. */
export const issued = async (
  { pki }: Material,
  name: string,
  wanted: Wanted,
): Promise<Files | undefined> => pki?.issue(name, wanted);

/** A member, or nothing if it has no certificate. */
export const present = <Name extends string, T>(
  name: Name,
  files: Files | undefined,
  rest: T,
): { [K in Name]?: T & Files } =>
  // A computed key widens to string.
  (files === undefined ? {} : { [name]: { ...rest, ...files } }) as { [K in Name]?: T & Files };

/** Server certificates that the target has to refuse. */
export const badServers = async (material: Material, name: string, wanted: Wanted) => {
  const bad = async (kind: string, differs: Wanted["differs"]) =>
    issued(material, `${name}-${kind}`, {
      ...wanted,
      ...(differs === undefined ? {} : { differs }),
    });
  const servers = {
    ...present("expired", await bad("expired", expired()), {}),
    ...present("notYetValid", await bad("not-yet-valid", notYetValid()), {}),
    ...present("otherHost", await bad("other-host", otherHost), {}),
  };
  return Object.keys(servers).length === 0 ? {} : { servers };
};

const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** Where a party of the suite's is found. */
export const rootAt = ({ listen }: Material, port: number): string =>
  `https://${bracketed(listen)}:${port}`;

/** The interface that an apiRoot is of. */
export const interfaceAt = (apiRoot: string): Interface => {
  const { hostname, port, pathname } = new URL(apiRoot);
  const host = hostname.replace(/^\[|\]$/g, "");
  const address = { 0: { fqdn: host }, 4: { ipv4Addr: host }, 6: { ipv6Addr: host } }[isIP(host)];
  const apiPrefix = pathname.replace(/\/$/, "");
  return {
    ...address,
    port: Number(port || 443),
    ...(apiPrefix === "" ? {} : { apiPrefix }),
  } as Interface; // exactly one kind of address, which a computed member cannot say
};

/** What a vendor does who has feature RevocationNotification. */
export const sayIfNotifying =
  "if it tells of revoked keys (RevocationNotification), write `revocation-notification: true` under features";
