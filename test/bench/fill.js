// Fills a CCF's store with a context of each of so many invokers, sealed as the CCF itself does:
// `fill.js CONFIGURATION INVOKERS`.
import { randomBytes } from "node:crypto";
import { invokerRecordCodec } from "../../dist/ccf/context-record.js";
import { ccfOptions } from "../../dist/ccf/index.js";
import { Registry } from "../../dist/ccf/registry.js";
import { SecurityContexts } from "../../dist/ccf/security-contexts.js";
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
const contexts = new SecurityContexts(new Records(opened, "invoker", invokerRecordCodec(registry)));

const aef = registry.aef("ccf-a", "aef-1");
const { interfaces } = aef;
const [p0] = interfaces.keys();
const entry = {
  aefId: "aef-1",
  prefSecurityMethods: ["PSK"],
  selSecurityMethod: "PSK",
  targets: [{ aef, interfaces }],
};

const put = async (number) => {
  const aefPsk = randomBytes(32);
  const expiresAt = performance.now() + day;
  const isPut = await contexts.put({
    apiInvokerId: invokerId(number),
    notificationDestination: "https://invoker.invalid/notifications",
    entries: [entry],
    keys: new Map([[p0, { p0, aefPsk, aefPskId: aefPskId(aefPsk), expiresAt }]]),
  });
  if (!isPut) throw new Error(`${invokerId(number)} has a context already`);
};

for (let first = 0; first < Number(count); first += atOnce) {
  const last = Math.min(first + atOnce, Number(count));
  await Promise.all(Array.from({ length: last - first }, (_, index) => put(first + index)));
}
await opened.store.close();
