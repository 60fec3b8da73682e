import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identityUri } from "../../src/tls/identity-uri.js";
import { createAuthority } from "../../src/tls/pki.js";
import { command, isAlive, newDirectory, recordingPids } from "./command.js";
import { startLab } from "./started-lab.js";

describe("lab with further identities and anchors", { timeout: 120_000 }, () => {
  const invokeAs = async (config: string) => {
    const { stdout, stderr } = await command(["invoke", "--config", config]);
    return stdout === "" ? stderr.trimEnd().split("\n").at(-1) : JSON.parse(stdout);
  };

  test("issues them, onboards invokers unless told, and trusts the anchors", async () => {
    const home = newDirectory();
    const vendor = await createAuthority("Vendor of invokers");
    writeFileSync(join(home, "vendor-ca.pem"), vendor.cert);
    const partner = (id: string) => ({ domain: "b", role: "invoker", id });
    const lab = startLab(
      {
        identities: {
          partner: partner("PARTNER-1"),
          "partner-of-a": { ...partner("PARTNER-2"), domain: "a" },
          "not-onboarded": { ...partner("PARTNER-3"), onboarded: false },
          "third-aef": { domain: "a", role: "aef", id: "aef-3" },
          "vendor-invoker": partner("VENDOR-1"),
        },
        trustAnchors: {
          "ccf-b": [{ ca: "vendor-ca.pem", vouchesFor: [{ role: "invoker", ids: ["VENDOR-*"] }] }],
        },
      },
      { home },
    );
    await lab.ready();
    const { identities, parties } = lab.folder.description();
    const as = (name: string, tls = identities[name], more: object = {}) =>
      lab.variant("invoker", (own) => ({
        ...own,
        apiInvokerId: identities[name]?.apiInvokerId,
        tls: { cert: tls?.cert, key: tls?.key },
        ...more,
      }));
    const byVendor = async (id: string) => {
      const issued = await vendor.issue({ commonName: id, uris: [identityUri("invoker", id)] });
      const files = { cert: `${id}.pem`, key: `${id}.key` };
      writeFileSync(join(lab.dir, files.cert), issued.cert);
      writeFileSync(join(lab.dir, files.key), issued.key, { mode: 0o600 });
      return files;
    };
    const atCcfA = {
      coreFunction: { apiRoot: parties["ccf-a"].apiRoot, ca: "pki/domain-a-ca.pem" },
    };

    expect(identities["third-aef"]).toMatchObject({ aefId: "aef-3" });
    expect(await invokeAs(as("partner"))).toMatchObject({
      apiInvokerId: "PARTNER-1",
      ccfId: "ccf-b",
    });
    expect(await invokeAs(as("partner-of-a", undefined, atCcfA))).toMatchObject({
      apiInvokerId: "PARTNER-2",
      ccfId: "ccf-a",
    });
    expect(await invokeAs(as("not-onboarded"))).toMatch(/^step 1 failed: .*API_INVOKER_NOT_FOUND/);
    expect(await invokeAs(as("vendor-invoker", await byVendor("VENDOR-1")))).toMatchObject({
      apiInvokerId: "VENDOR-1",
      ccfId: "ccf-b",
    });
    expect(await invokeAs(as("partner", await byVendor("PARTNER-1")))).toMatch(
      /^step 1 failed: answered 403: CONSUMER_NOT_AUTHORIZED/,
    );
    await lab.end("SIGTERM");
  });

  for (const [what, configuration, message] of [
    [
      "an identity that every lab has",
      { identities: { invoker: { domain: "a", role: "invoker", id: "X" } } },
      /identity invoker already/,
    ],
    [
      "an identity whose name is a path",
      { identities: { "../x": { domain: "a", role: "invoker", id: "X" } } },
      /\/identities/,
    ],
    [
      "an anchor that is missing",
      { trustAnchors: { "ccf-a": [{ ca: "none.pem", vouchesFor: [{ role: "aef" }] }] } },
      /none\.pem: cannot be read/,
    ],
    [
      "a CA without its private key",
      { authorities: { a: { cert: "configuration.yaml", key: "configuration.yaml" } } },
      /configuration\.yaml: holds no PEM certificate/,
    ],
    ["an address that is not this machine's", { listen: "192.0.2.1" }, /192\.0\.2\.1/],
  ] as const)
    test(`refuses ${what} with one line, and leaves nothing running`, async () => {
      const { env, pids } = recordingPids();
      const lab = startLab(configuration, { env });

      expect(await lab.ended).toBe(2);
      expect(lab.stderr()).toMatch(/^error: .*\n$/);
      expect(lab.stderr()).toMatch(message);
      expect(lab.stdout()).toBe("");
      await expect.poll(() => pids().filter(isAlive), { timeout: 10_000 }).toEqual([]);
    });
});
