import { certificatesIn } from "../contract/pem-files.js";
import { createApp } from "../http/app.js";
import { conventionalName, type TrustAnchor } from "../http/identity.js";
import { limitsOf } from "../http/limits.js";
import { bindNotices, noticePath, type RevocationNotice } from "../http/notices.js";
import { type Observers, originOf } from "../http/party.js";
import type { Admit } from "../http/rate-limit.js";
import { type Listener, openListener } from "../http/serve.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import type { AefOptions } from "./options.js";

/** The AEF's port towards its CCF, and the address that the CCF is given. */
export interface NoticePort {
  listener: Listener;
  destination: string;
  /** Goes on with the certificate and the anchor of these options. */
  renew: (options: Material) => void;
}

/** The CCF's anchor is good for that CCF alone: others of its domain may not notify. */
const anchorsOf = (ca: Buffer, { ccfId, name }: NonNullable<AefOptions["notifications"]>) =>
  certificatesIn(ca).map((certificate): TrustAnchor => {
    const vouched = name ?? conventionalName("ccf");
    return { certificate, vouchesFor: [{ role: "ccf", name: vouched, ids: [ccfId] }] };
  });

type Material = Pick<AefOptions, "tls" | "coreFunction">;

const materialOf = (
  { tls, coreFunction: { ca } }: Material,
  notifications: NonNullable<AefOptions["notifications"]>,
) => ({ tls: coreFunctionServer({ ...tls, ca }), anchors: anchorsOf(ca, notifications) });

/**
 * Opens the port that the CCF notifies, of mutual TLS only; undefined without the feature. It is not
 * that of the interfaces: strangers there are not asked for certificates.
 */
export const openNotices = async (
  options: AefOptions,
  { take, admit }: { take: (notice: RevocationNotice) => Promise<void>; admit: Admit },
  { log, metrics, onKeylog }: Observers,
): Promise<NoticePort | undefined> => {
  const { notifications, limits } = options;
  if (notifications === undefined) return undefined;
  const { listen } = notifications;
  const { bodyBytes } = limitsOf(limits);
  const rootOn = (port: number): string =>
    notifications.apiRoot ?? originOf("host" in listen ? listen.host : "127.0.0.1", port);
  const listener = await openListener({
    ...materialOf(options, notifications),
    listen,
    limits,
    reported: { name: "notifications", log, metrics },
    onKeylog,
    apps: (port) => {
      const prefix = new URL(rootOn(port)).pathname.replace(/\/$/, "");
      const notices = bindNotices((_, notice) => take(notice));
      return new Map([[prefix, createApp([notices], { prefix, log, metrics, admit, bodyBytes })]]);
    },
  });
  return {
    listener,
    destination: `${rootOn(listener.port)}${noticePath}`,
    renew: (renewed) => {
      const { tls, anchors } = materialOf(renewed, notifications);
      listener.renew(tls, anchors);
    },
  };
};
