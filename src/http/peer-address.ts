import { isIPv6, type Socket } from "node:net";
import type { TLSSocket } from "node:tls";

const mappedIpv4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

const groupsIn = (text: string): string[] => text.split(":").filter((group) => group !== "");

/**
 * What stands for a peer's address where peers are counted: an IPv4 address as it is, an IPv6
 * address by its /64, which one host has as many addresses in as it likes.
 */
export const addressGroup = (address: string | undefined): string => {
  const [plain = ""] = (address ?? "").split("%"); // a zone says where we heard of it
  const mapped = mappedIpv4.exec(plain)?.[1];
  if (mapped !== undefined || !isIPv6(plain)) return mapped ?? plain;
  const [head = "", tail = ""] = plain.split("::");
  const [before, after] = [groupsIn(head), groupsIn(tail)];
  const dotted = after.at(-1)?.includes(".") ? 1 : 0; // two groups in one
  const missing = Math.max(0, 8 - before.length - after.length - dotted);
  const groups = [...before, ...Array<string>(missing).fill("0"), ...after];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
};

/**
 * Who began a handshake that has failed. A TLS socket forgets its address at its end; the socket below
 * it keeps one that was once read.
 */
export const handshakeAddress = (socket: TLSSocket): string | undefined => {
  const { _parent: below } = socket as TLSSocket & { _parent?: Socket }; // Node documents no way there
  return socket.remoteAddress ?? below?.remoteAddress;
};
