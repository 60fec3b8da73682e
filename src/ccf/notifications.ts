import type { Logger } from "pino";
import { Records, type SealedStore } from "../store/records.js";
import { courierOf } from "./courier.js";
import { noticeCodec } from "./notice.js";
import type { CcfOptions } from "./options.js";
import { Outbox } from "./outbox.js";
import { RelayedKeys, relayedKeyCodec } from "./relayed-keys.js";

const defaults = { timeoutSeconds: 3, firstRetrySeconds: 1, longestRetrySeconds: 60 };

/** What a CCF with feature RevocationNotification has besides. */
export interface Notifications {
  outbox: Outbox;
  keys: RelayedKeys;
}

/** Prepares a CCF's notices; undefined without the feature. */
export const notificationsOf = (
  options: CcfOptions,
  store: SealedStore,
  { log, onKeylog }: { log: Logger; onKeylog?: ((line: Buffer) => void) | undefined },
): Notifications | undefined => {
  if (options.notifications === undefined) return undefined;
  const settings = { ...defaults, ...options.notifications };
  const records = new Records(store, "notice", noticeCodec);
  const courier = courierOf(options, settings.timeoutSeconds, onKeylog);
  const outbox = new Outbox({ records, courier, backOff: settings, log });
  return { outbox, keys: new RelayedKeys(new Records(store, "relayed", relayedKeyCodec), outbox) };
};
