// Fills a CCF's store with a context of each of so many invokers, sealed as the CCF itself does:
// `fill.js CONFIGURATION INVOKERS`.
import { hash, randomBytes } from "node:crypto";
import { invokerRecordCodec } from "../../dist/ccf/context-record.js";
import { ccfOptions } from "../../dist/ccf/index.js";
import { Registry } from "../../dist/ccf/registry.js";
import { loadConfiguration } from "../../dist/contract/configuration.js";
import { aefPskId } from "../../dist/psk/index.js";
import { openStore } from "../../dist/store/open.js";
import { Records } from "../../dist/store/records.js";
import { invokerId } from "./invoker-id.js";

const [file, count] = process.argv.slice(2);
const atOnce = 2000;
const day = 24 * 60 * 60 * 1000;

const { ccfId, peers, store } = ccfOptions(loadConfiguration("CcfConfiguration", file));
const agreements = peers.map((peer) => ({ ...peer, addresses: [peer.apiRoot] }));
const registry = new Registry({ ccfId, addresses: [], invokers: [], aefs: [], agreements });
const opened = await openStore(store, `ccf/${ccfId}`);
const records = new Records(opened, "invoker", invokerRecordCodec(registry));

const aef = registry.aef("ccf-a", "aef-1");
const { interfaces } = aef;
const [p0] = interfaces.keys();
const entry = {
  aefId: "aef-1",
  prefSecurityMethods: ["PSK"],
  selSecurityMethod: "PSK",
  targets: [{ aef, interfaces }],
};

const recordOf = (apiInvokerId) => {
  const aefPsk = randomBytes(32);
  const key = { p0, aefPsk, aefPskId: aefPskId(aefPsk), expiresAt: performance.now() + day };
  const notificationDestination = "https://invoker.invalid/notifications";
  const keys = new Map([[p0, key]]);
  const context = { apiInvokerId, notificationDestination, entries: [entry], keys };
  return { context, superseded: [], revoked: new Map() };
};

const sealed = (number) => {
  const id = invokerId(number);
  return records.sealed(hash("sha256", id, "hex"), recordOf(id));
};

for (let first = 0; first < Number(count); first += atOnce) {
  const length = Math.min(atOnce, Number(count) - first);
  const writes = await Promise.all(Array.from({ length }, (_, index) => sealed(first + index)));
  const [{ key, value, ...how }, ...also] = writes;
  if (!(await opened.store.replace(key, undefined, value, { ...how, also })))
    throw new Error("the store is not empty");
}
await opened.store.close();
