import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { parse, stringify } from "yaml";
import { createApiClient } from "../../src/contract/client.js";
import { loadConfiguration } from "../../src/contract/configuration.js";
import { openTransport } from "../../src/contract/transport.js";
import { type AgreedSecurity, ApiInvoker, invokerOptions } from "../../src/invoker/index.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { freePorts, startCommand } from "./command.js";
import { type Configuration, endedLab } from "./refusal.js";

const aefId = "aef-1";
const apiInvokerId = "API-INVOKER-1";

describe.skipIf(!hasRedis)("two CCF-B processes on one Redis", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeAll(async () => {
    lab = await endedLab();
  }, 120_000);

  const configured = (name: string, from: string, change: (own: Configuration) => object) => {
    const file = join(lab.directory, name);
    const own = parse(readFileSync(join(lab.directory, `${from}.yaml`), "utf8"));
    writeFileSync(file, stringify(change(own)));
    return file;
  };

  const run = async (party: string, configuration: string) => {
    const running = startCommand([party, "--config", configuration]);
    onTestFinished(async () => void (await running.end("SIGKILL")));
    await running.ready();
    return running;
  };

  /** CCF-A, which knows two CCF-B of one name, both with one store. */
  const start = async () => {
    const { url } = await startRedis();
    const key = join(lab.directory, "sealing.key");
    writeFileSync(key, randomBytes(32).toString("base64"), { mode: 0o600 });
    const store = { driver: "redis", url, sealingKeys: [{ kid: "k1", file: "sealing.key" }] };
    const ports = await freePorts(2);
    const roots = ports.map((port) => `https://127.0.0.1:${port}`);
    const homes = [];
    for (const [index, port] of ports.entries()) {
      const at = { listen: { port }, apiRoot: roots[index], store };
      const file = configured(`ccf-b${index}.yaml`, "ccf-b", (own) => ({ ...own, ...at }));
      homes.push(await run("ccf", file));
    }
    const [first, ...replicas] = roots;
    const file = configured("ccf-a-of-two.yaml", "ccf-a", ({ peers, ...own }) => ({
      ...own,
      peers: (peers as { ccfId: string }[]).map((peer) =>
        peer.ccfId === "ccf-b" ? { ...peer, apiRoot: first, replicas } : peer,
      ),
    }));
    const relay = await run("ccf", file);
    const [ccfA = ""] = relay.stdout().split("\n");
    return { homes, roots, ccfA };
  };

  const invokerAt = (apiRoot: string): ApiInvoker => {
    const options = invokerOptions(
      loadConfiguration("InvokerConfiguration", join(lab.directory, "invoker.yaml")),
    );
    const coreFunction = { ...options.coreFunction, apiRoot };
    const invoker = new ApiInvoker({ ...options, coreFunction });
    onTestFinished(() => invoker.close());
    return invoker;
  };

  const wayOf = (as: string, anchor: string) => {
    const pem = (name: string) => readFileSync(join(lab.directory, "pki", name));
    const credentials = { cert: pem(`${as}.pem`), key: pem(`${as}.key`), ca: pem(anchor) };
    const transport = openTransport({ tls: certificateClient(credentials), timeoutMs: 10_000 });
    onTestFinished(() => transport.close());
    return transport.fetch;
  };

  const deleteContext = async (apiRoot: string) => {
    const fetch = wayOf("invoker", "domain-b-ca.pem");
    const client = createApiClient("capif-security", { apiRoot, fetch });
    const params = { path: { apiInvokerId } };
    return (await client.DELETE("/trustedInvokers/{apiInvokerId}", { params })).response.status;
  };

  /** Step 5 at a CCF, by the AEF, or step 7, by the peer CCF-A. */
  const asking = (apiRoot: string, as: "aef" | "ccf-a", anchor: string) => {
    const fetch = wayOf(as, anchor);
    const client = createApiClient("ccf-security-info", { apiRoot, fetch });
    return async () => {
      const { data, response } = await client.POST("/request-security-info", {
        body: {
          ...{ apiInvokerId, aefId },
          ccfInformation: { ccfId: "ccf-b" },
          supportedFeatures: "0",
        },
      });
      return { status: response.status, aefPskId: data?.aefPskId };
    };
  };

  const idOf = ({ interfaces }: AgreedSecurity) => interfaces[0]?.aefPskId;

  test("serve each other's keys, and know each other's revocations", async () => {
    const { roots } = await start();
    const [first = "", second = ""] = roots;
    const security = await invokerAt(first).obtainSecurityMethod();
    const atSecond = asking(second, "ccf-a", "domain-b-ca.pem");

    expect(await atSecond()).toEqual({ status: 200, aefPskId: idOf(security) });
    expect(await deleteContext(first)).toBe(204);
    expect((await atSecond()).status).toBe(404);
  });

  test("lose no request of CCF-A when one of them is killed under load", async () => {
    const { homes, roots, ccfA } = await start();
    const security = await invokerAt(roots[1] ?? "").obtainSecurityMethod();
    const ask = asking(ccfA, "aef", "domain-a-ca.pem");
    const answers: Awaited<ReturnType<typeof ask>>[] = [];
    let isOver = false;
    const load = Array.from({ length: 8 }, async () => {
      while (!isOver) answers.push(await ask());
    });
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(100), 30_000);
    await homes[0]?.end("SIGKILL");
    const atKill = answers.length;
    await vi.waitFor(() => expect(answers.length).toBeGreaterThan(atKill + 200), 30_000);
    isOver = true;
    await Promise.all(load);

    expect(answers.filter(({ aefPskId }) => aefPskId !== idOf(security))).toEqual([]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
});
