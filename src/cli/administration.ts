import type { Administration } from "../http/admin.js";
import { originOf } from "../http/party.js";
import type { Awaitable } from "../store/store.js";

/** `Admin` of openapi/configuration.yaml. */
export interface AdminConfiguration {
  listen: { host?: string; port: number };
}

/** The operator's port, if the configuration has one. */
export const openAdministration = async (
  admin: AdminConfiguration | undefined,
  tell: () => Awaitable<Administration>,
): Promise<{ close: () => Promise<void> }> => {
  if (admin === undefined) return { close: async () => {} };
  const { openAdmin } = await import("../http/admin.js");
  const told = await tell();
  const { host = "127.0.0.1", port } = admin.listen;
  const opened = await openAdmin({ host, port }, told);
  told.log.info(
    { admin: originOf(host, opened.port).replace("https:", "http:") },
    "administration",
  );
  return opened;
};
