import { isIP } from "node:net";
import type { CcfInformation } from "../../../contract/types.js";
import type { PlayedCcf } from "../../bench/played-ccf.js";

export type CcfAddress = NonNullable<CcfInformation["ccfAddress"]>;

/** An apiRoot in the members of a CcfAddress. */
export const addressOf = (apiRoot: string): CcfAddress => {
  const { hostname, port, pathname } = new URL(apiRoot);
  const host = hostname.replace(/^\[|\]$/g, "");
  const kind = { 0: { fqdn: host }, 4: { ipv4Addr: host }, 6: { ipv6Addr: host } };
  return {
    ...kind[isIP(host) as 0 | 4 | 6], // what isIP gives
    ...(port === "" ? {} : { port: Number(port) }),
    ...(pathname === "/" ? {} : { apiPrefix: pathname }),
  };
};

/** Where a peer is reached, and every further address that the target knows it by. */
export const addressesOf = ({ ccf }: PlayedCcf): CcfAddress[] =>
  [ccf.apiRoot, ...(ccf.aliases ?? [])].map(addressOf);

/** Other ways to write an address that are the same text by contract 3.1. */
export const respelled = (address: CcfAddress): CcfAddress[] => {
  const { fqdn, port = 443, apiPrefix = "" } = address;
  const names = fqdn === undefined ? [] : [fqdn.toUpperCase(), `${fqdn}.`];
  return [
    ...names.map((name) => ({ ...address, fqdn: name })),
    { ...address, apiPrefix: `${apiPrefix}/` },
    ...(port === 443 ? [{ ...address, port }] : []),
  ];
};
