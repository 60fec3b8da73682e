import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { identityUri } from "../../src/tls/identity-uri.js";
import { createAuthority } from "../../src/tls/pki.js";
import { loopback } from "../support/pki.js";
import { run } from "../support/run.js";
import { command, freePorts, newDirectory, startCommand } from "./command.js";
import { startLab } from "./started-lab.js";

const passed = "5 of 5 steps passed";

const invoke = async (config: string) => {
  const { code, stdout, stderr } = await command(["invoke", "--config", config]);
  return { code, last: stderr.trimEnd().split("\n").at(-1), answer: stdout && JSON.parse(stdout) };
};

/** A CA as an operator makes one, with openssl. */
const makeAuthority = async (directory: string) => {
  const [cert, key] = [join(directory, "vendor-ca.pem"), join(directory, "vendor-ca.key")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const names = ["-subj", "/O=Vendor/CN=Vendor CA", "-days", "2", "-out", cert, "-keyout", key];
  const { code, stderr } = await run("openssl", ["req", "-x509", ...curve, ...names]);
  if (code !== 0) throw new Error(stderr);
  return { cert, key };
};

describe("lab with somebody else's", { timeout: 180_000 }, () => {
  test("CCF-B: two labs run the eleven steps between them", async () => {
    const home = newDirectory();
    const vendor = await makeAuthority(home);
    const [port = 0] = await freePorts(1);
    const ccfB = { apiRoot: `https://127.0.0.1:${port}`, ccfId: "ccf-b", ca: vendor.cert };
    const first = startLab({ external: { "ccf-b": ccfB } });
    await first.ready();

    const { "ccf-a": ccfA, aef } = first.folder.description().parties;
    const ca = join(first.dir, "pki", "domain-a-ca.pem");
    const firstInvokers = join(first.dir, "pki", "domain-b-ca.pem");
    const second = startLab({
      ports: { "ccf-b": port },
      authorities: { b: vendor },
      trustAnchors: { "ccf-b": [{ ca: firstInvokers, vouchesFor: [{ role: "invoker" }] }] },
      external: {
        "ccf-a": { ...ccfA, ca },
        aef: { aefId: aef.aefId, interfaceDetails: aef.interfaceDetails, ca },
      },
    });
    await second.ready();

    expect(first.folder.description().parties["ccf-b"]).toEqual({
      ccfId: "ccf-b",
      apiRoot: ccfB.apiRoot,
    });
    expect(second.folder.description().parties).toEqual(first.folder.description().parties);
    expect(first.stderr()).not.toContain('"ccf-b"');
    expect(second.stderr().match(/"listening"/g)).toHaveLength(1);
    for (const lab of [first, second]) {
      const { code, last, answer } = await invoke(join(lab.dir, "invoker.yaml"));
      expect([code, last]).toEqual([0, passed]);
      expect(answer).toMatchObject({
        apiInvokerId: "API-INVOKER-1",
        ccfId: "ccf-b",
        aefId: "aef-1",
        interfaceDetails: aef.interfaceDetails,
      });
    }
    expect(await second.end("SIGTERM")).toBe(0);
    expect(await invoke(join(first.dir, "invoker.yaml"))).toMatchObject({
      code: 1,
      last: expect.stringMatching(/^step 2 failed: .*ECONNREFUSED/),
    });
    await first.end("SIGTERM");
  });

  test("CCF-B that bears the lab's own certificate", async () => {
    const [port = 0] = await freePorts(1);
    const apiRoot = `https://127.0.0.1:${port}`;
    const lab = startLab({
      external: { "ccf-b": { apiRoot, ccfId: "vendor-b", ca: "lab/pki/domain-b-ca.pem" } },
    });
    await lab.ready();
    const ccfB = startCommand(["ccf", "--config", join(lab.dir, "ccf-b.yaml")]);
    await ccfB.ready();

    expect(lab.folder.description().identities["ccf-b"]?.ccfId).toBe("vendor-b");
    expect(await invoke(join(lab.dir, "invoker.yaml"))).toMatchObject({
      last: passed,
      answer: { ccfId: "vendor-b" },
    });
    await ccfB.end("SIGTERM");
    await lab.end("SIGTERM");
  });

  test("AEF, vouched for by its own CA under its own id only", async () => {
    const home = newDirectory();
    const vendor = await createAuthority("Vendor of AEFs");
    writeFileSync(join(home, "vendor-ca.pem"), vendor.cert);
    const [port = 0] = await freePorts(1);
    const details = { ipv4Addr: "127.0.0.1", port };
    const external = { aefId: "aef-vendor", interfaceDetails: details, ca: "vendor-ca.pem" };
    const lab = startLab({ external: { aef: external } }, { home });
    await lab.ready();
    const aefWith = async (id: string) => {
      const issued = await vendor.issue({
        commonName: id,
        uris: [identityUri("aef", id)],
        ...loopback,
      });
      writeFileSync(join(lab.dir, "vendor.pem"), issued.cert);
      writeFileSync(join(lab.dir, "vendor.key"), issued.key, { mode: 0o600 });
      const tls = { cert: "vendor.pem", key: "vendor.key" };
      const aef = startCommand(["aef", "--config", lab.variant("aef", (own) => ({ ...own, tls }))]);
      await aef.ready();
      return aef;
    };
    const invoker = join(lab.dir, "invoker.yaml");

    const other = await aefWith("aef-2");
    expect((await invoke(invoker)).last).toMatch(/^step 4 failed: answered 403/);
    await other.end("SIGTERM");
    const aef = await aefWith("aef-vendor");
    expect(await invoke(invoker)).toMatchObject({ last: passed, answer: { aefId: "aef-vendor" } });
    await aef.end("SIGTERM");
    await lab.end("SIGTERM");
  });
});
