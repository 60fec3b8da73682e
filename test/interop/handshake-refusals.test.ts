import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { pskOf } from "../tls/peers.js";
import { documented } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { identifyCaller, labInvoker } from "./requests.js";
import { getByOpenssl } from "./s-client.js";
import { isMissing } from "./tools.js";

const suites = { "TLSv1.2": "DHE-PSK-AES128-GCM-SHA256", "TLSv1.3": "TLS_AES_128_GCM_SHA256" };
const sha384 = "TLS_AES_256_GCM_SHA384";
const wrongKey = Buffer.alloc(32, 0x66);

describe.skipIf(isMissing("openssl", "openssl"))("the AEF's handshake", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  let other: Ready;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    const { id, cert, key } = interconnect.identity("other-invoker");
    ready = await readyAef(interconnect);
    other = await readyAef(interconnect, { apiInvokerId: id, tls: { cert, key } });
  });
  afterAll(() => interconnect.close());

  const servesTheRightKey = async () => {
    const { answer } = await callByNode(ready.whoami, nodePsk(ready, "TLSv1.3", suites["TLSv1.3"]));
    expect(await documented(identifyCaller, answer)).toMatchObject(labInvoker);
  };
  beforeEach(servesTheRightKey);
  afterEach(servesTheRightKey);

  test("tells two invokers with two keys apart", async () => {
    const { answer } = await callByNode(other.whoami, nodePsk(other, "TLSv1.2", suites["TLSv1.2"]));

    expect(await documented(identifyCaller, answer)).toMatchObject({
      ...labInvoker,
      apiInvokerId: "API-INVOKER-2",
    });
  });

  const forgeries = () => ({
    "a wrong key": { ...ready, aefPsk: wrongKey },
    "another invoker's key": { ...ready, aefPsk: other.aefPsk },
  });

  for (const what of ["a wrong key", "another invoker's key"] as const) {
    test(`fails a known identity with ${what}, TLS 1.2 and 1.3, openssl`, async () => {
      const forged = forgeries()[what];
      for (const version of ["-tls1_2", "-tls1_3"]) {
        const { answer, stderr, code } = await getByOpenssl(ready.whoami, [
          version,
          ...pskOf(forged),
        ]);

        expect(answer).toBeUndefined();
        expect(stderr).toMatch(/alert (decrypt error|bad record mac|illegal parameter)/);
        expect(code).toBe(1);
      }
    });

    test(`fails a known identity with ${what}, TLS 1.2 and 1.3, node:tls`, async () => {
      const forged = forgeries()[what];
      for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
        const { answer, error } = await callByNode(
          ready.whoami,
          nodePsk(forged, version, suites[version]),
        );

        expect(answer).toBeUndefined();
        expect(error).toMatch(/^ERR_SSL_/);
      }
    });

    test(`never serves ${what} to a ClientHello with SHA-384 alone`, async () => {
      const forged = forgeries()[what];
      const byOpenssl = await getByOpenssl(ready.whoami, [
        ...["-tls1_3", "-ciphersuites", sha384],
        ...pskOf(forged),
      ]);
      const byNode = await callByNode(ready.whoami, nodePsk(forged, "TLSv1.3", sha384));

      expect(byOpenssl.answer).toBeUndefined();
      expect(byOpenssl.stderr).toContain("alert handshake failure");
      expect(byNode).toEqual({
        answer: undefined,
        error: expect.stringMatching(/HANDSHAKE_FAILURE/),
      });
    });

    test(`fails ${what} where SHA-384 is only preferred`, async () => {
      const both = `${sha384}:${suites["TLSv1.3"]}`;
      const { answer } = await getByOpenssl(ready.whoami, [
        ...["-tls1_3", "-ciphersuites", both],
        ...pskOf(forgeries()[what]),
      ]);

      expect(answer).toBeUndefined();
    });
  }

  test("serves the right key where SHA-384 is only preferred", async () => {
    const both = `${sha384}:${suites["TLSv1.3"]}`;
    const { answer } = await getByOpenssl(ready.whoami, [
      ...["-tls1_3", "-ciphersuites", both],
      ...pskOf(ready),
    ]);

    expect(await documented(identifyCaller, answer)).toMatchObject(labInvoker);
  });

  for (const [what, identity] of [
    ["unknown", "nobody"],
    ["empty but for a space", " "],
    ["longer than ours may be", "x".repeat(129)],
  ] as const) {
    test(`fails an identity that is ${what}, TLS 1.2`, async () => {
      const stranger = { ...ready, identity };
      const byOpenssl = await getByOpenssl(ready.whoami, ["-tls1_2", ...pskOf(stranger)]);
      const byNode = await callByNode(
        ready.whoami,
        nodePsk(stranger, "TLSv1.2", suites["TLSv1.2"]),
      );

      expect(byOpenssl.answer).toBeUndefined();
      expect(byOpenssl.stderr).toContain("unknown psk identity");
      expect(byNode.answer).toBeUndefined();
    });

    test(`goes on without the key for an identity that is ${what}, TLS 1.3: 421`, async () => {
      const stranger = { ...ready, identity };
      const byOpenssl = await getByOpenssl(ready.whoami, ["-tls1_3", ...pskOf(stranger)]);
      const byNode = await callByNode(
        ready.whoami,
        nodePsk(stranger, "TLSv1.3", suites["TLSv1.3"]),
      );

      expect(byOpenssl.stdout).toContain("Server certificate");
      for (const { answer } of [byOpenssl, byNode]) {
        expect(answer?.status).toBe(421);
        expect(await documented(identifyCaller, answer)).toMatchObject({
          cause: "PSK_CONNECTION_REQUIRED",
        });
      }
    });
  }

  test("fails that identity in TLS 1.3 too where the client knows no certificate", async () => {
    const connection = interconnect.invoker().connect({
      agreed: { details: {}, p0: "", aefPsk: ready.aefPsk, aefPskId: ready.aefPskId },
      pskIdentity: "nobody",
      apiRoot: interconnect.plan.aef.apiRoot,
    });

    await expect(connection.fetch("/sample-service/v1/whoami")).rejects.toMatchObject({
      failure: "unreachable",
    });
    await connection.close();
  });
});
