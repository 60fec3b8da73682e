import type { Observers } from "../http/party.js";
import { Records, type SealedStore } from "../store/records.js";
import { type Courier, courierOf } from "./courier.js";
import { noticeCodec } from "./notice.js";
import type { CcfOptions } from "./options.js";
import { Outbox } from "./outbox.js";
import { RelayedKeys, relayedKeyCodec } from "./relayed-keys.js";

const defaults = { timeoutSeconds: 3, firstRetrySeconds: 1, longestRetrySeconds: 60 };

/** What a CCF with feature RevocationNotification has besides. */
export interface Notifications {
  outbox: Outbox;
  courier: Courier;
  keys: RelayedKeys;
}

/** Prepares a CCF's notices; undefined without the feature. */
export const notificationsOf = (
  options: CcfOptions,
  store: SealedStore,
  { log, metrics, onKeylog }: Observers,
): Notifications | undefined => {
  if (options.notifications === undefined) return undefined;
  const settings = { ...defaults, ...options.notifications };
  const records = new Records(store, "notice", noticeCodec);
  const courier = courierOf(options, settings.timeoutSeconds, onKeylog);
  const outbox = new Outbox({ records, courier, backOff: settings, log, metrics });
  metrics?.watch(
    "notices_owed",
    "Revocation notices that are yet to be delivered.",
    () => outbox.owed,
    "max", // each worker collects what is in the store
  );
  metrics?.watch(
    "notices_oldest_seconds",
    "For how long the oldest revocation notice has been owed; 0 if none is.",
    () => outbox.oldestSeconds,
    "max",
  );
  return {
    outbox,
    courier,
    keys: new RelayedKeys(new Records(store, "relayed", relayedKeyCodec), outbox),
  };
};
