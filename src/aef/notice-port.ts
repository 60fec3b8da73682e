import { certificatesIn } from "../contract/pem-files.js";
import { createApp } from "../http/app.js";
import { conventionalName, type TrustAnchor } from "../http/identity.js";
import { bindNotices, noticePath, type RevocationNotice } from "../http/notices.js";
import { type Observers, originOf } from "../http/party.js";
import { type Listener, openListener } from "../http/serve.js";
import { coreFunctionServer } from "../tls/server-profiles.js";
import type { AefOptions } from "./options.js";

/** The AEF's port towards its CCF, and the address that the CCF is given. */
export interface NoticePort {
  listener: Listener;
  destination: string;
}

/** The CCF's anchor is good for that CCF alone: others of its domain may not notify. */
const anchorsOf = (ca: Buffer, { ccfId, name }: NonNullable<AefOptions["notifications"]>) =>
  certificatesIn(ca).map((certificate): TrustAnchor => {
    const vouched = name ?? conventionalName("ccf");
    return { certificate, vouchesFor: [{ role: "ccf", name: vouched, ids: [ccfId] }] };
  });

/**
 * Opens the port that the CCF notifies, of mutual TLS only; undefined without the feature. It is not
 * that of the interfaces: strangers there are not asked for certificates.
 */
export const openNotices = async (
  { notifications, tls, limits, coreFunction: { ca } }: AefOptions,
  take: (notice: RevocationNotice) => Promise<void>,
  { log, onKeylog }: Observers,
): Promise<NoticePort | undefined> => {
  if (notifications === undefined) return undefined;
  const { listen } = notifications;
  const rootOn = (port: number): string =>
    notifications.apiRoot ?? originOf("host" in listen ? listen.host : "127.0.0.1", port);
  const listener = await openListener({
    tls: coreFunctionServer({ ...tls, ca }),
    listen,
    anchors: anchorsOf(ca, notifications),
    limits,
    onKeylog,
    apps: (port) => {
      const prefix = new URL(rootOn(port)).pathname.replace(/\/$/, "");
      const notices = bindNotices((_, notice) => take(notice));
      return new Map([[prefix, createApp([notices], { prefix, log })]]);
    },
  });
  return { listener, destination: `${rootOn(listener.port)}${noticePath}` };
};
