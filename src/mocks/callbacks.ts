import type { SecurityInfoReq } from "../contract/types.js";
import { Problem } from "../http/problem.js";
import type { MockTls } from "./options.js";
import type { RequestRecord } from "./record.js";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/** The key of the examples, as its revocation names it. */
const exampleKeyId = "3cc48b480160cd81";

export interface CallbackOptions {
  record: RequestRecord;
  /** Hosts besides the loopback ones that a callback may go to. */
  allowedHosts: readonly string[];
  tls: MockTls | undefined;
}

const lastWithDestination = (record: RequestRecord): SecurityInfoReq => {
  const asked = record
    .list("requestSecurityInfo")
    .map(({ body }) => body as SecurityInfoReq | undefined) // recorded only if it fits its schema
    .filter((body) => body?.notificationDestination !== undefined)
    .at(-1);
  if (asked === undefined)
    throw new Problem(409, { detail: "No request has named a notificationDestination yet." });
  return asked;
};

const hostOf = (name: string): string => name.replace(/^\[|\]$/g, "").toLowerCase();

/** Anybody may name a destination: only the loopback interface and what the user allows is called. */
const allowedDestination = (address: string, allowedHosts: readonly string[]): URL => {
  const destination = URL.canParse(address) ? new URL(address) : undefined;
  if (destination === undefined || !/^https?:$/.test(destination.protocol))
    throw new Problem(409, { detail: "The notificationDestination is no address of HTTP." });
  const host = hostOf(destination.hostname);
  if (!loopback.test(host) && !allowedHosts.map(hostOf).includes(host))
    throw new Problem(403, { detail: `${host} is neither loopback nor allowed.` });
  return destination;
};

/**
 * Sends securityInfoRevoked to the destination of the last request that named one; `changes`
 * replaces members of the notification.
 */
export const sendSecurityInfoRevoked = async (
  { record, allowedHosts, tls }: CallbackOptions,
  changes: object,
): Promise<{ destination: string; status: number }> => {
  const { notificationDestination, apiInvokerId, aefId, ccfInformation } =
    lastWithDestination(record);
  const destination = allowedDestination(notificationDestination ?? "", allowedHosts);
  const notification = {
    ccfId: ccfInformation?.ccfId ?? "ccf-b",
    apiInvokerId,
    aefId,
    aefPskId: exampleKeyId,
    cause: "UNEXPECTED_REASON",
    ...changes,
  };
  const { sendCallback } = await import("./send-callback.js");
  try {
    return {
      destination: destination.href,
      status: await sendCallback(destination, notification, tls),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Problem(502, { detail: `${destination.origin} did not answer: ${reason}` });
  }
};
