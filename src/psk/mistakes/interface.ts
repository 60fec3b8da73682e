import { domainToUnicode } from "node:url";
import { interfaceParts } from "../interface-information.js";
import { mistakesIn } from "./mistake.js";

const HOST_ADVICE =
  "read the host from fqdn, ipv4Addr or ipv6Addr, as the interface details spell these names";
const CANONICAL_HOST =
  "write the host as A-labels in lower case without trailing dot, or as RFC 5952 in brackets";

const interfaces = mistakesIn("interface", [
  {
    id: "OTHER_INTERFACE",
    title: "the key is that of the other interface given",
    advice: "derive from the element of aefInterfaces that the connection is for",
    change: (_, { otherInterface }) => otherInterface && interfaceParts(otherInterface),
  },
]);

const schemes = mistakesIn("scheme", [
  {
    id: "SCHEME_HTTP",
    inTheWild: true,
    title: "P0 starts with http:// instead of https://",
    advice: "start P0 with https://, whatever the port",
    change: () => ({ scheme: "http://" }),
  },
  {
    id: "SCHEME_MISSING",
    title: "P0 has no scheme",
    advice: "start P0 with https://",
    change: () => ({ scheme: "" }),
  },
]);

const hosts = mistakesIn("host", [
  ...["None", "null", "undefined", ""].map((text) => ({
    id: `HOST_${text.toUpperCase() || "EMPTY"}`,
    inTheWild: text === "None",
    title: text === "" ? "P0 has no host" : `the host in P0 is the text "${text}"`,
    advice: HOST_ADVICE,
    change: () => ({ host: text }),
  })),
  {
    id: "HOST_AS_PUBLISHED",
    title: "the host in P0 is not in its canonical spelling",
    advice: CANONICAL_HOST,
    change: (_, { interfaceDetails: { fqdn, ipv4Addr, ipv6Addr } }) => ({
      host: fqdn ?? ipv4Addr ?? `[${ipv6Addr}]`,
    }),
  },
  {
    id: "HOST_U_LABELS",
    title: "the host in P0 is written with U-labels",
    advice: CANONICAL_HOST,
    change: ({ host }) => ({ host: domainToUnicode(host) || host }),
  },
  {
    id: "HOST_TRAILING_DOT",
    title: "the host in P0 ends with a dot",
    advice: CANONICAL_HOST,
    change: ({ host }, { interfaceDetails }) =>
      interfaceDetails.fqdn === undefined ? undefined : { host: `${host}.` },
  },
  {
    id: "HOST_WITHOUT_BRACKETS",
    title: "the IPv6 address in P0 has no brackets",
    advice: CANONICAL_HOST,
    change: ({ host }) => ({ host: host.replace(/^\[|\]$/g, "") }),
  },
]);

const ports = mistakesIn("port", [
  {
    id: "PORT_MISSING",
    inTheWild: true,
    title: "P0 has no port",
    advice: "always write the port, 443 too",
    change: () => ({ port: "" }),
  },
  {
    id: "PORT_443",
    title: "P0 has port 443 instead of the interface's",
    advice: "take the port of the interface details; 443 only if they have none",
    change: () => ({ port: ":443" }),
  },
]);

const prefixes = mistakesIn("prefix", [
  {
    id: "PREFIX_TRAILING_SLASH",
    inTheWild: true,
    title: "P0 ends with a slash",
    advice: "cut one trailing slash of apiPrefix; an absent prefix is empty, not a slash",
    change: ({ prefix }) => ({ prefix: `${prefix}/` }),
  },
  {
    id: "PREFIX_MISSING",
    title: "P0 has no apiPrefix",
    advice: "put the interface's apiPrefix after the port",
    change: () => ({ prefix: "" }),
  },
  {
    id: "PREFIX_LOWER_CASE",
    title: "the apiPrefix in P0 is in lower case",
    advice: "keep the case of apiPrefix as published",
    change: ({ prefix }) => ({ prefix: prefix.toLowerCase() }),
  },
  {
    id: "PREFIX_PERCENT_ENCODED",
    title: "the apiPrefix in P0 is percent-encoded",
    advice: "keep apiPrefix as published; no URL class may rewrite it",
    change: ({ prefix }) => ({ prefix: encodeURI(prefix) }),
  },
  {
    id: "PREFIX_PERCENT_DECODED",
    title: "the apiPrefix in P0 is percent-decoded",
    advice: "keep the escapes of apiPrefix as published",
    change: ({ prefix }) => ({ prefix: percentDecoded(prefix) }),
  },
  {
    id: "PREFIX_NOT_NFKC",
    title: "the apiPrefix in P0 is not normalised",
    advice: "bring P0 into the form NFKC before it becomes UTF-8 (TS 33.220 B.2.1.2)",
    change: (_, { interfaceDetails: { apiPrefix = "" } }) => ({
      prefix: apiPrefix.replace(/\/$/, ""),
    }),
  },
]);

/** Mistakes about P0, part by part. */
export const interfaceMistakes = [interfaces, schemes, hosts, ports, prefixes];

function percentDecoded(prefix: string): string {
  try {
    return decodeURIComponent(prefix);
  } catch {
    return prefix;
  }
}
