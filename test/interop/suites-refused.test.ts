import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { identityUri } from "../../src/tls/identity-uri.js";
import { createAuthority } from "../../src/tls/pki.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { loopback } from "../support/pki.js";
import { pskOf } from "../tls/peers.js";
import { documented } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { aefId, identifyCaller, labInvoker } from "./requests.js";
import { getByOpenssl } from "./s-client.js";
import { isMissing } from "./tools.js";

const weak = [
  ...["PSK-AES128-GCM-SHA256", "PSK-AES128-CBC-SHA256", "PSK-CHACHA20-POLY1305"],
  ...["DHE-PSK-AES128-CBC-SHA256", "ECDHE-PSK-AES128-CBC-SHA256", "DHE-PSK-AES256-CBC-SHA384"],
  ...["RSA-PSK-AES128-GCM-SHA256", "RSA-PSK-AES128-CBC-SHA256"],
  ...["AES128-GCM-SHA256", "ECDHE-RSA-AES128-SHA256", "DHE-RSA-AES128-SHA256"],
];

/** An AEF whose certificate is RSA, or the RSA suites would fail for want of one. */
const startWithRsa = async () => {
  const { cert: ca, issue } = await createAuthority("RSA domain");
  const tls = await issue({
    ...{ commonName: aefId, keyType: "RSA", uris: [identityUri("aef", aefId)] },
    ...loopback,
  });
  const name = { uri: identityUri("aef", "").concat("{id}") };
  const anchor = { ca: Buffer.from(ca), vouchesFor: [{ role: "aef", name } as const] };
  const changes = { "ccf-a": { trustAnchors: [anchor] }, aef: { tls } };
  return { interconnect: await startInterconnect({ changes }), ca };
};

describe.skipIf(isMissing("openssl", "openssl"))("the AEF's port", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  beforeAll(async () => {
    const started = await startWithRsa();
    interconnect = started.interconnect;
    ready = await readyAef(interconnect, { aefCa: started.ca });
  });
  afterAll(() => interconnect.close());

  const servesTheRightKey = async () => {
    const { answer } = await callByNode(
      ready.whoami,
      nodePsk(ready, "TLSv1.2", "DHE-PSK-AES128-GCM-SHA256"),
    );
    expect(await documented(identifyCaller, answer)).toMatchObject(labInvoker);
  };
  beforeEach(servesTheRightKey);
  afterEach(servesTheRightKey);

  for (const suite of weak)
    test(`refuses ${suite}, though the key is right`, async () => {
      const cipher = `${suite}:@SECLEVEL=0`;
      const { answer, stdout, stderr } = await getByOpenssl(ready.whoami, [
        ...["-tls1_2", "-cipher", cipher],
        ...pskOf(ready),
      ]);

      expect(stdout).toMatch(/^CONNECTED/);
      expect(stderr).toContain("alert handshake failure");
      expect(answer).toBeUndefined();
    });

  for (const version of ["-tls1_1", "-tls1"])
    test(`refuses ${version}, though the key is right`, async () => {
      const { answer, stderr } = await getByOpenssl(ready.whoami, [
        ...[version, "-cipher", "ALL:PSK:@SECLEVEL=0"],
        ...pskOf(ready),
      ]);

      expect(stderr).toContain("alert protocol version");
      expect(answer).toBeUndefined();
    });

  test("does not compress, and takes no early data", async () => {
    const { stdout } = await getByOpenssl(ready.whoami, ["-tls1_3", ...pskOf(ready)]);

    expect(stdout).toContain("Compression: NONE");
    expect(stdout).toContain("Early data was not sent");
    expect(stdout).not.toMatch(/Max Early Data: [1-9]/);
  });
});
