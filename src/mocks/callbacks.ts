import { openTransport } from "../contract/transport.js";
import type { SecurityInfoReq } from "../contract/types.js";
import { Problem } from "../http/problem.js";
import { certificateClient, unverifiedClient } from "../tls/client-profiles.js";
import type { MockTls } from "./options.js";
import type { RequestRecord } from "./record.js";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const timeoutMs = 5000;

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
    .map(({ body }) => body as SecurityInfoReq | undefined)
    .filter((body) => body?.notificationDestination !== undefined)
    .at(-1);
  if (asked === undefined)
    throw new Problem(409, { detail: "No request has named a notificationDestination yet." });
  return asked;
};

const refuseForeign = (destination: URL, allowedHosts: readonly string[]): void => {
  if (loopback.test(destination.hostname) || allowedHosts.includes(destination.hostname)) return;
  throw new Problem(403, { detail: `${destination.hostname} is neither loopback nor allowed.` });
};

const send = async (destination: URL, body: object, tls: MockTls | undefined): Promise<number> => {
  const request = new Request(destination, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (destination.protocol === "http:")
    return (await fetch(request, { redirect: "manual", signal: AbortSignal.timeout(timeoutMs) }))
      .status;
  const profile = tls === undefined ? unverifiedClient() : certificateClient(tls);
  const transport = openTransport({ tls: profile, timeoutMs });
  try {
    return (await transport.fetch(request)).status;
  } catch {
    throw new Problem(502, { detail: "The destination did not answer." });
  } finally {
    await transport.close();
  }
};

/** Sends securityInfoRevoked to the destination of the last request that named one. */
export const sendSecurityInfoRevoked = async (
  { record, allowedHosts, tls }: CallbackOptions,
  changes: object,
): Promise<{ destination: string; status: number }> => {
  const { notificationDestination, apiInvokerId, aefId, ccfInformation } =
    lastWithDestination(record);
  const destination = new URL(notificationDestination ?? "");
  refuseForeign(destination, allowedHosts);
  const body = {
    ccfId: ccfInformation?.ccfId ?? "ccf-b",
    apiInvokerId,
    aefId,
    aefPskId: exampleKeyId,
    cause: "UNEXPECTED_REASON",
    ...changes,
  };
  return { destination: destination.href, status: await send(destination, body, tls) };
};
