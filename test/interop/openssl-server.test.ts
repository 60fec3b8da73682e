import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AgreedInterface } from "../../src/invoker/index.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { temporaryFiles } from "../support/pki.js";
import { run } from "../support/run.js";
import { startOpensslServer } from "../tls/peers.js";
import { filesOf } from "./s-client.js";
import { isMissing } from "./tools.js";

const pskIdentity = "an-identity_of.their~own";
const versions = [
  ["1.2", "-tls1_2", "DHE-PSK-AES128-GCM-SHA256"],
  ["1.3", "-tls1_3", "TLS_AES_128_GCM_SHA256"],
] as const;

describe.skipIf(isMissing("openssl", "openssl"))("our invoker at an AEF that is OpenSSL", () => {
  let interconnect: Interconnect;
  let dhparam: string;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    const group = ["-algorithm", "DH", "-pkeyopt", "group:ffdhe3072"];
    dhparam = (await run("openssl", ["genpkey", "-genparam", ...group])).stdout;
  });
  afterAll(() => interconnect.close());

  /** Such an AEF, which answers any GET with what it knows of the connection. */
  const startAef = (version: string, args: readonly string[]) => {
    const { cert, key } = filesOf(interconnect, "aef");
    const files = temporaryFiles({ dhparam });
    const own = ["-cert", cert, "-key", key, "-dhparam", files.dhparam];
    return startOpensslServer([version, "-www", ...own, ...args]);
  };

  const pskOf = (key: Buffer) => ["-psk_identity", pskIdentity, "-psk", key.toString("hex")];

  /** Step 11 there, with the key of steps 1 to 3. */
  const callAt = async (port: number, tlsVersion: "1.2" | "1.3", agreed: AgreedInterface) => {
    const invoker = interconnect.invoker({ tlsVersion });
    const apiRoot = `https://127.0.0.1:${port}`;
    const connection = invoker.connect({ agreed, pskIdentity, apiRoot });
    try {
      return await (await connection.fetch("/whoami")).text();
    } finally {
      await connection.close();
    }
  };

  const agree = async () => {
    const invoker = interconnect.invoker();
    const { interfaces } = await invoker.obtainSecurityMethod();
    await invoker.close();
    return interfaces[0];
  };

  for (const [tlsVersion, option, suite] of versions) {
    test(`is served inside TLS-PSK, TLS ${tlsVersion}`, async () => {
      const agreed = await agree();
      const { port } = await startAef(option, pskOf(agreed.aefPsk));
      const page = await callAt(port, tlsVersion, agreed);

      expect(page).toContain(`Cipher is ${suite}`);
    });

    test(`gives nothing to one with another key, TLS ${tlsVersion}`, async () => {
      const agreed = await agree();
      const { port } = await startAef(option, pskOf(Buffer.alloc(32, 0x66)));

      await expect(callAt(port, tlsVersion, agreed)).rejects.toMatchObject({
        failure: "unreachable",
      });
    });

    test(`gives nothing to one with a certificate alone, TLS ${tlsVersion}`, async () => {
      const agreed = await agree();
      const { port } = await startAef(option, []);

      await expect(callAt(port, tlsVersion, agreed)).rejects.toMatchObject({
        failure: "unreachable",
      });
    });
  }
});
