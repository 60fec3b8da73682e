import { X509Certificate } from "node:crypto";
import { pino } from "pino";
import { invokerRecordCodec } from "../../src/ccf/context-record.js";
import { CoreFunction } from "../../src/ccf/core-function.js";
import { capifSecurity } from "../../src/ccf/handlers.js";
import { Registry } from "../../src/ccf/registry.js";
import { Relay } from "../../src/ccf/relay.js";
import { SecurityContexts } from "../../src/ccf/security-contexts.js";
import { bindApi, createApp } from "../../src/http/app.js";
import { conventionalName } from "../../src/http/identity.js";
import { originOf } from "../../src/http/party.js";
import { rateLimit } from "../../src/http/rate-limit.js";
import { openListener } from "../../src/http/serve.js";
import { openStore } from "../../src/store/open.js";
import { Records } from "../../src/store/records.js";
import { coreFunctionServer } from "../../src/tls/server-profiles.js";
import type { World } from "./world.js";

/**
 * CCF-A's API security on a listener that lets sessions be resumed, as no listener of ours does:
 * behind it the check of the session itself has to hold.
 */
export const startResumingCcf = async ({ interconnect, credentials, id }: World) => {
  const { ca, plan } = interconnect;
  const { cert = "", key = "" } = credentials("ccf-a");
  const registry = new Registry({
    ccfId: "ccf-a",
    addresses: [],
    invokers: [{ apiInvokerId: id("local-invoker") }],
    aefs: [{ aefId: plan.aef.aefId, interfaces: [plan.aef.interfaceDetails] }],
    agreements: [],
  });
  const relay = new Relay([], rateLimit("test", { requests: 1, seconds: 1 }));
  const store = await openStore({ driver: "memory" }, "ccf/ccf-a");
  const listener = await openListener({
    tls: { ...coreFunctionServer({ cert, key, ca }), secureOptions: 0, sessionIdContext: "test" },
    listen: { host: "127.0.0.1", port: 0 },
    anchors: [
      {
        certificate: new X509Certificate(ca),
        vouchesFor: [{ role: "invoker", name: conventionalName("invoker") }],
      },
    ],
    apps: (port) => {
      const apiRoot = originOf("127.0.0.1", port);
      const contexts = new SecurityContexts(
        new Records(store, "invoker", invokerRecordCodec(registry)),
      );
      const core = new CoreFunction({
        registry,
        relay,
        contexts,
        apiRoot,
        keyValiditySeconds: 3600,
      });
      const apis = [bindApi("capif-security", capifSecurity(core, apiRoot))];
      const log = pino({ level: "silent" });
      return new Map([["", createApp(apis, { prefix: "", log })]]);
    },
  });
  return { apiRoot: originOf("127.0.0.1", listener.port), close: listener.close };
};
