import { X509Certificate } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { parse } from "yaml";
import { loadConfiguration } from "../../src/contract/configuration.js";
import { openTransport, TransportRequest } from "../../src/contract/transport.js";
import { ApiInvoker, invokerOptions } from "../../src/invoker/index.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { createAuthority } from "../../src/tls/pki.js";
import { endedLab } from "../cli/refusal.js";
import { logOf, startWatched } from "./operator.js";
import { shownAt } from "./shown-certificate.js";

const patience = { timeout: 20_000 };
const uris = {
  "ccf-a": "urn:capif:ccf:ccf-a",
  "ccf-b": "urn:capif:ccf:ccf-b",
  aef: "urn:capif:aef:aef-1",
  invoker: "urn:capif:invoker:API-INVOKER-1",
};
const anchors = ["domain-a-ca.pem", "domain-b-ca.pem"];

/** A lab's folder, and the three parties on it. */
const startAll = async () => {
  const lab = await endedLab();
  const pki = (name: string) => join(lab.directory, "pki", name);
  const start = async (kind: "ccf" | "aef", name: string) => {
    const admin = { listen: { port: 0 } };
    const file = lab.changed(name, (own) => ({ ...own, admin }), `${name}-renewed`);
    return { name, ...(await startWatched([kind, "--config", file])) };
  };
  const parties = [
    await start("ccf", "ccf-b"),
    await start("ccf", "ccf-a"),
    await start("aef", "aef"),
  ];
  const { notifications } = parse(readFileSync(join(lab.directory, "aef.yaml"), "utf8"));
  const noticePort = `https://127.0.0.1:${notifications.listen.port}`;
  const ports = [...parties, { name: "aef", apiRoot: noticePort }];
  let renewals = 0;
  return {
    pki,
    invokerFile: join(lab.directory, "invoker.yaml"),
    /** Each port's certificate, by its fingerprint: what is shown, and what lies in the party's file. */
    certificates: () =>
      Promise.all(
        ports.map(async ({ name, apiRoot }) => ({
          shown: await shownAt(apiRoot, {
            cert: readFileSync(pki("invoker.pem")),
            key: readFileSync(pki("invoker.key")),
          }),
          own: new X509Certificate(readFileSync(pki(`${name}.pem`))).fingerprint256,
        })),
      ),
    renew: async () => {
      renewals += 1;
      for (const { running } of parties) process.kill(running.pid, "SIGHUP");
      const done = ({ running }: (typeof parties)[number]) =>
        logOf(running).filter(({ msg }) => msg.includes("are read again"));
      for (const party of parties)
        await vi.waitFor(() => expect(done(party)).toHaveLength(renewals), patience);
    },
  };
};

type All = Awaited<ReturnType<typeof startAll>>;

/** The eleven steps, the deletion of the context, and the end of the key at the AEF. */
const runAndRevoke = async ({ invokerFile }: All): Promise<void> => {
  const options = invokerOptions(loadConfiguration("InvokerConfiguration", invokerFile));
  const { apiInvokerId, coreFunction, tls } = options;
  const invoker = new ApiInvoker(options);
  const toCcf = openTransport({
    tls: certificateClient({ ...tls, ca: coreFunction.ca }),
    timeoutMs: 10_000,
  });
  onTestFinished(() => toCcf.close());
  const security = await invoker.obtainSecurityMethod();
  const ready = await invoker.initiateAuthentication(security);
  const service = "/sample-service/v1/whoami";
  const { response, connection } = await invoker.call(security, ready, service);
  expect(await response.json()).toMatchObject({ apiInvokerId });
  const context = `${coreFunction.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}`;
  const { status } = await toCcf.fetch(new TransportRequest(context, { method: "DELETE" }));
  expect(status).toBe(204);
  await vi.waitFor(() => expect(connection.fetch(service)).rejects.toThrow(), patience);
  await connection.close();
  await invoker.close();
};

describe("SIGHUP to all three parties", { timeout: 180_000 }, () => {
  test("takes the domains to a new anchor: the eleven steps and revocation go on without the old one", async () => {
    const all = await startAll();
    const { pki, certificates, renew } = all;
    await runAndRevoke(all);
    const before = await certificates();
    const domain = await createAuthority("Renewed");
    for (const [name, uri] of Object.entries(uris)) {
      const names = { commonName: name, ipAddresses: ["127.0.0.1"], dnsNames: ["localhost"] };
      const { cert, key } = await domain.issue({ ...names, uris: [uri] });
      writeFileSync(pki(`${name}.pem`), cert);
      writeFileSync(pki(`${name}.key`), key);
    }
    for (const anchor of anchors)
      writeFileSync(pki(anchor), `${readFileSync(pki(anchor))}\n${domain.cert}`);
    await renew();
    for (const [index, { shown, own }] of (await certificates()).entries()) {
      expect(shown).toBe(own);
      expect(shown).not.toBe(before[index]?.shown);
    }
    await runAndRevoke(all);

    for (const anchor of anchors) writeFileSync(pki(anchor), domain.cert);
    await renew();
    await runAndRevoke(all);
  });
});
