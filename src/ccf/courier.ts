import { traceHeaders } from "../contract/trace.js";
import { openTransport, type TlsTransport, TransportRequest } from "../contract/transport.js";
import { certificateClient } from "../tls/client-profiles.js";
import type { Credentials } from "../tls/server-profiles.js";
import type { Notice } from "./notice.js";
import { type CcfOptions, trustAnchorsOf } from "./options.js";

/** What became of one attempt: 204 or why not. */
export type Outcome = { isAcknowledged: boolean; reason: string };

/** A receiver that this CCF may dial: at these origins only, by a transport of its own. */
interface Receiver {
  origins: ReadonlySet<string>;
  transport: TlsTransport;
}

/** Takes notices to their receivers: mutual TLS, no redirects. */
export interface Courier {
  send: (notice: Notice) => Promise<Outcome>;
  /** Goes on with the certificates and anchors of these options. */
  renew: (options: CcfOptions) => void;
  close: () => Promise<void>;
}

const originsOf = (origins: readonly string[] = []): Set<string> =>
  new Set(origins.map((origin) => new URL(origin).origin));

const post = async ({ transport }: Receiver, notice: Notice): Promise<Outcome> => {
  const request = new TransportRequest(notice.destination, {
    method: "POST",
    headers: { "content-type": "application/json", ...traceHeaders(notice.trace) },
    body: JSON.stringify(notice.revocation),
  });
  try {
    const { status } = await transport.fetch(request);
    return { isAcknowledged: status === 204, reason: `answered with ${status}` };
  } catch (error) {
    return {
      isAcknowledged: false,
      reason: error instanceof Error ? error.message : "unreachable",
    };
  }
};

const transportTo = (
  tls: Credentials,
  ca: (string | Buffer)[],
  timeoutSeconds: number,
  onKeylog: ((line: Buffer) => void) | undefined,
): TlsTransport =>
  openTransport({
    tls: certificateClient({ ...tls, ca }),
    timeoutMs: timeoutSeconds * 1000,
    redirectOrigins: "none",
    onKeylog,
  });

/** The anchors that vouch for this domain's AEFs. */
const aefAnchors = (options: CcfOptions): string[] =>
  trustAnchorsOf(options)
    .filter(({ vouchesFor }) => vouchesFor.some(({ role }) => role === "aef"))
    .map(({ certificate }) => certificate.toString());

/** The courier of a CCF: it knows the AEFs and peers of its configuration, and dials nobody else. */
export const courierOf = (
  options: CcfOptions,
  timeoutSeconds: number,
  onKeylog?: (line: Buffer) => void,
): Courier => {
  const { tls, peers, aefs } = options;
  const toAefs = transportTo(tls, aefAnchors(options), timeoutSeconds, onKeylog);
  const receivers = new Map<string, Receiver>();
  for (const { aefId, notificationOrigins } of aefs)
    receivers.set(`aef ${aefId}`, { origins: originsOf(notificationOrigins), transport: toAefs });
  for (const { ccfId, ca, notificationOrigins } of peers) {
    const transport = transportTo(tls, [ca], timeoutSeconds, onKeylog);
    receivers.set(`ccf ${ccfId}`, { origins: originsOf(notificationOrigins), transport });
  }
  return {
    send: async (notice) => {
      const receiver = receivers.get(`${notice.role} ${notice.id}`);
      // What was agreed on when it asked may not be so any more.
      if (!receiver?.origins.has(new URL(notice.destination).origin))
        return { isAcknowledged: false, reason: "its origin is not configured any more" };
      return post(receiver, notice);
    },
    renew: (renewed) => {
      toAefs.renew(certificateClient({ ...renewed.tls, ca: aefAnchors(renewed) }));
      for (const { ccfId, ca } of renewed.peers)
        receivers.get(`ccf ${ccfId}`)?.transport.renew(certificateClient({ ...renewed.tls, ca }));
    },
    close: async () => {
      const transports = new Set([...receivers.values()].map(({ transport }) => transport));
      await Promise.all([toAefs, ...transports].map((transport) => transport.close()));
    },
  };
};
