import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII } from "node:url";

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/;
const FQDN_LENGTH = 253;
const MAPPED_IPV4 = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/;

/**
 * An FQDN as A-labels in lower case, without the trailing dot; TypeError if it is none.
 * An ASCII name is only lower-cased: Node's versions disagree about which `xn--` labels are valid.
 */
export function fqdnHost(fqdn: string): string {
  const ascii = isAscii(fqdn) ? fqdn.toLowerCase() : aLabels(fqdn);
  const name = ascii.endsWith(".") ? ascii.slice(0, -1) : ascii;
  const labels = name.split(".");
  if (name.length > FQDN_LENGTH || !labels.every((label) => LABEL.test(label))) {
    throw new TypeError("fqdn is not a host name");
  }
  if (/^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? "")) {
    throw new TypeError("fqdn ends in a number: an IP address belongs in ipv4Addr or ipv6Addr");
  }
  return name;
}

/** An IPv4 address, which has one spelling only; TypeError if it is none. */
export function ipv4Host(ipv4Addr: string): string {
  if (!isIPv4(ipv4Addr)) {
    throw new TypeError("ipv4Addr is not four decimal numbers with dots");
  }
  return ipv4Addr;
}

/**
 * An IPv6 address as RFC 5952 writes it, in brackets; TypeError if it is none or has a zone.
 * Only IPv4-mapped addresses (::ffff:0:0/96) get the dotted ending of RFC 5952 section 5.
 */
export function ipv6Host(ipv6Addr: string): string {
  if (!isIPv6(ipv6Addr) || ipv6Addr.includes("%")) {
    throw new TypeError("ipv6Addr is not an IPv6 address without brackets and zone");
  }
  const host = new URL(`https://[${ipv6Addr}]`).hostname;
  const [, high, low] = MAPPED_IPV4.exec(host) ?? [];
  if (high === undefined || low === undefined) {
    return host;
  }
  const octets = [high, low].flatMap((word) => {
    const value = Number.parseInt(word, 16);
    return [value >> 8, value & 0xff];
  });
  return `[::ffff:${octets.join(".")}]`;
}

// Junk is refused first: domainToASCII would cut "a/b" to "a" and drop a tab.
function aLabels(fqdn: string): string {
  return /[^A-Za-z0-9._\u0080-\u{10ffff}-]/u.test(fqdn) ? "" : domainToASCII(fqdn);
}

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length;
}
