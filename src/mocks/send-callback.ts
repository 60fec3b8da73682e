import { request } from "undici";
import { openTransport, type TransportInit, TransportRequest } from "../contract/transport.js";
import { certificateClient, unverifiedClient } from "../tls/client-profiles.js";
import type { MockTls } from "./options.js";

const timeoutMs = 5000;

const sendPlainly = async (destination: URL, init: TransportInit): Promise<number> => {
  const { statusCode, body } = await request(destination, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: String(init.body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  await body.dump();
  return statusCode;
};

const sendOverTls = async (
  destination: URL,
  init: TransportInit,
  tls: MockTls | undefined,
): Promise<number> => {
  const profile = tls === undefined ? unverifiedClient() : certificateClient(tls);
  const transport = openTransport({ tls: profile, timeoutMs });
  try {
    return (await transport.fetch(new TransportRequest(destination.href, init))).status;
  } finally {
    await transport.close();
  }
};

/**
 * POSTs a notification, following no redirect, and gives the status. Over TLS the mock shows its own
 * certificate; a mock without one takes any certificate of the receiver.
 */
export const sendCallback = (
  destination: URL,
  notification: object,
  tls: MockTls | undefined,
): Promise<number> => {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(notification),
  };
  return destination.protocol === "http:"
    ? sendPlainly(destination, init)
    : sendOverTls(destination, init, tls);
};
