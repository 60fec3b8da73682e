import { afterEach, describe, expect, test } from "vitest";
import type { TlsVersion } from "../../src/tls/versions.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { pskOf } from "../tls/peers.js";
import { documented } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, readyAef } from "./ready.js";
import { identifyCaller, labInvoker } from "./requests.js";
import { getByOpenssl } from "./s-client.js";
import { isMissing } from "./tools.js";

const versions = {
  "1.2": { name: "TLSv1.2", option: "-tls1_2", suite: "DHE-PSK-AES128-GCM-SHA256" },
  "1.3": { name: "TLSv1.3", option: "-tls1_3", suite: "TLS_AES_128_GCM_SHA256" },
} as const;

const withoutOpenssl = isMissing("openssl", "openssl");

describe("an AEF held to one TLS version", () => {
  let interconnect: Interconnect;
  afterEach(() => interconnect.close());

  for (const [only, other] of [
    ["1.2", "1.3"],
    ["1.3", "1.2"],
  ] as [TlsVersion, TlsVersion][]) {
    test.skipIf(withoutOpenssl)(`TLS ${only}, refuses ${other}`, async () => {
      interconnect = await startInterconnect({ changes: { aef: { tlsVersions: [only] } } });
      const ready = await readyAef(interconnect);
      const { name, suite } = versions[only];
      const served = await callByNode(ready.whoami, nodePsk(ready, name, suite));
      const refused = await getByOpenssl(ready.whoami, [versions[other].option, ...pskOf(ready)]);
      const certificate = await getByOpenssl(ready.whoami, [versions[other].option]);
      const servedAfter = await callByNode(ready.whoami, nodePsk(ready, name, suite));

      expect(await documented(identifyCaller, served.answer)).toMatchObject(labInvoker);
      for (const { answer, stderr } of [refused, certificate]) {
        expect(stderr).toContain("alert protocol version");
        expect(answer).toBeUndefined();
      }
      expect(servedAfter.answer?.status).toBe(200);
    });

    test(`TLS ${only}, is no use to an invoker of TLS ${other}`, async () => {
      interconnect = await startInterconnect({ changes: { aef: { tlsVersions: [only] } } });
      const whoami = async (tlsVersion: TlsVersion) => {
        const invoker = interconnect.invoker({ tlsVersion });
        const security = await invoker.obtainSecurityMethod();
        const ready = await invoker.initiateAuthentication(security);
        try {
          const path = "/sample-service/v1/whoami";
          const { response, connection } = await invoker.call(security, ready, path);
          await connection.close();
          return response.status;
        } finally {
          await invoker.close();
        }
      };

      expect(await whoami(only)).toBe(200);
      await expect(whoami(other)).rejects.toMatchObject({ name: "StepFailed", step: 11 });
      expect(await whoami(only)).toBe(200);
    });
  }
});
