import { fqdnHost, ipv4Host, ipv6Host } from "./host.js";

/** The members of an InterfaceDescription (TS 29.222) that make the key's P0; exactly one host. */
export interface InterfaceDetails {
  readonly fqdn?: string | undefined;
  readonly ipv4Addr?: string | undefined;
  readonly ipv6Addr?: string | undefined;
  /** 1 to 65535; 443 if absent. */
  readonly port?: number | undefined;
  /** Starts with a slash; absent, empty and "/" are the same. */
  readonly apiPrefix?: string | undefined;
}

/** The four pieces of P0, to be joined without anything between them. */
export interface InterfaceParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly prefix: string;
}

const DEFAULT_PORT = 443;

/**
 * The "service API interface information" (P0 of TS 33.122 A.1): `https://<host>:<port><apiPrefix>`,
 * NFKC-normalised text; TypeError if the details do not name exactly one usable interface.
 */
export function interfaceInformation(details: InterfaceDetails): string {
  const { scheme, host, port, prefix } = interfaceParts(details);
  return `${scheme}${host}${port}${prefix}`;
}

/** P0 in its pieces; TypeError as for interfaceInformation. */
export function interfaceParts(details: InterfaceDetails): InterfaceParts {
  return {
    scheme: "https://",
    host: hostOf(details),
    port: `:${portOf(details.port)}`,
    prefix: prefixOf(details.apiPrefix),
  };
}

function hostOf({ fqdn, ipv4Addr, ipv6Addr }: InterfaceDetails): string {
  const hosts = [
    { value: fqdn, write: fqdnHost },
    { value: ipv4Addr, write: ipv4Host },
    { value: ipv6Addr, write: ipv6Host },
  ].filter(({ value }) => value !== undefined);
  const [host] = hosts;
  if (hosts.length !== 1 || typeof host?.value !== "string") {
    throw new TypeError("an interface has exactly one of fqdn, ipv4Addr and ipv6Addr, as text");
  }
  return host.write(host.value);
}

function portOf(port: number = DEFAULT_PORT): number {
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new TypeError("port is not a whole number from 1 to 65535");
  }
  return port;
}

// Normalised before it is cut and checked, so that no NFKC form of "/", "?" or "#" slips in.
function prefixOf(apiPrefix = ""): string {
  if (typeof apiPrefix !== "string") {
    throw new TypeError("apiPrefix is not text");
  }
  if (apiPrefix === "") return "";
  const prefix = apiPrefix.normalize("NFKC");
  if (!apiPrefix.startsWith("/")) {
    throw new TypeError("apiPrefix does not start with a slash");
  }
  if (/[?#\\\s\p{Cc}\p{Cs}]/u.test(prefix)) {
    throw new TypeError("apiPrefix has a query, a fragment, a backslash, white space or controls");
  }
  if (prefix.split("/").length !== apiPrefix.split("/").length) {
    throw new TypeError("apiPrefix has a character that NFKC turns into a slash");
  }
  return prefix.endsWith("/") ? prefix.slice(0, -1) : prefix;
}
