import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { ApiInvoker } from "../../src/invoker/index.js";
import { openLmdb } from "../../src/store/lmdb.js";
import type { StoreOptions } from "../../src/store/open.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { temporaryFolder } from "./places.js";
import { hasRedis, startRedis } from "./redis-server.js";

const places: Record<string, ((party: string) => Promise<StoreOptions>) | undefined> = {
  lmdb: async (party) => ({ driver: "lmdb", path: join(temporaryFolder(), `${party}.store`) }),
  redis: hasRedis
    ? async () => {
        const { url } = await startRedis();
        return { driver: "redis", url, sealingKeys: [{ kid: "k", key: randomBytes(32) }] };
      }
    : undefined,
};

const started = async (changes: { "ccf-b"?: StoreOptions; aef?: StoreOptions }) => {
  const lab = await startInterconnect({
    changes: Object.fromEntries(Object.entries(changes).map(([name, store]) => [name, { store }])),
  });
  onTestFinished(lab.close);
  return lab;
};

/** How often step 5 reached CCF-A. */
const asked = ({ events }: Interconnect): number => events.filter(({ step }) => step === 5).length;

const contextOf = ({ plan, identity, call }: Interconnect, method: string) =>
  call(
    "invoker",
    `${plan.ccfB.apiRoot}/capif-security/v1/trustedInvokers/${identity("invoker").id}`,
    { method },
  );

/** Step 11 on a connection of its own. */
const whoami = async (
  invoker: ApiInvoker,
  ready: Parameters<ApiInvoker["connect"]>[0],
): Promise<number> => {
  const connection = invoker.connect(ready);
  onTestFinished(() => connection.close());
  return (await connection.fetch("sample-service/v1/whoami")).status;
};

for (const [driver, place] of Object.entries(places))
  describe.skipIf(place === undefined)(`with a store in ${driver}`, () => {
    const storeOf = async (party: string): Promise<StoreOptions> => {
      const options = await place?.(party);
      if (options === undefined) throw new Error("no such driver");
      return options;
    };

    test("a CCF that is started anew still gives the keys that it derived", async () => {
      const lab = await started({ "ccf-b": await storeOf("ccf-b") });
      const invoker = lab.invoker();
      onTestFinished(() => invoker.close());
      const security = await invoker.obtainSecurityMethod();
      const before = await contextOf(lab, "GET");
      await lab.restart("ccf-b");
      const after = await contextOf(lab, "GET");
      const ready = await invoker.initiateAuthentication(security);

      expect(before.status).toBe(200);
      expect(after.status).toBe(200);
      const [first, second] = [before.json, after.json].map((json) => Object(json).securityInfo[0]);
      expect({ ...second, remainingValidity: 0 }).toEqual({ ...first, remainingValidity: 0 });
      expect(second.remainingValidity).toBeLessThanOrEqual(first.remainingValidity);
      expect(await whoami(invoker, ready)).toBe(200);
    });

    test("a CCF that is started anew has no context that was deleted", async () => {
      const lab = await started({ "ccf-b": await storeOf("ccf-b") });
      const invoker = lab.invoker();
      onTestFinished(() => invoker.close());
      await invoker.obtainSecurityMethod();
      expect((await contextOf(lab, "DELETE")).status).toBe(204);
      await lab.restart("ccf-b");

      expect((await contextOf(lab, "GET")).status).toBe(404);
    });

    test("an AEF that is started anew takes the keys that it held, and asks nobody", async () => {
      const lab = await started({ aef: await storeOf("aef") });
      const invoker = lab.invoker();
      onTestFinished(() => invoker.close());
      const security = await invoker.obtainSecurityMethod();
      const before = await invoker.initiateAuthentication(security);
      await lab.restart("aef");
      const status = await whoami(invoker, before); // step 11 at once, without step 4
      const after = await invoker.initiateAuthentication(security);

      expect(status).toBe(200);
      expect(after.pskIdentity).toBe(before.pskIdentity);
      expect(asked(lab)).toBe(1);
    });
  });

test("parties that are started anew pass over what they cannot read", async () => {
  const [ccf, aef] = [temporaryFolder(), temporaryFolder()];
  const lab = await started({
    "ccf-b": { driver: "lmdb", path: ccf },
    aef: { driver: "lmdb", path: aef },
  });
  const invoker = lab.invoker();
  onTestFinished(() => invoker.close());
  const ready = await invoker.initiateAuthentication(await invoker.obtainSecurityMethod());
  for (const [path, ...kinds] of [
    [ccf, "ccf/ccf-b/invoker", "ccf/ccf-b/notice"],
    [aef, "aef/aef-1/key", "aef/aef-1/revoked"],
  ] as const) {
    const store = openLmdb(path);
    for (const kind of kinds) await store.put(`${kind}/bad`, "garbage");
    await store.close();
  }
  await lab.restart("ccf-b");
  await lab.restart("aef");

  expect(await whoami(invoker, ready)).toBe(200);
  expect((await contextOf(lab, "GET")).status).toBe(200);
});

test("a CCF without a store forgets: the test above can fail", async () => {
  const lab = await started({});
  const invoker = lab.invoker();
  onTestFinished(() => invoker.close());
  await invoker.obtainSecurityMethod();
  await lab.restart("ccf-b");

  expect((await contextOf(lab, "GET")).status).toBe(404);
});

test("neither the file of a CCF nor that of an AEF has the key", async () => {
  const [ccf, aef] = [temporaryFolder(), temporaryFolder()];
  const lab = await started({
    "ccf-b": { driver: "lmdb", path: join(ccf, "a") },
    aef: { driver: "lmdb", path: join(aef, "a") },
  });
  const invoker = lab.invoker();
  onTestFinished(() => invoker.close());
  await invoker.initiateAuthentication(await invoker.obtainSecurityMethod());
  const info = await lab.call(
    "ccf-a",
    `${lab.plan.ccfB.apiRoot}/ccf-security-info/v1/request-security-info`,
    {
      method: "POST",
      body: {
        apiInvokerId: lab.identity("invoker").id,
        aefId: lab.plan.aef.aefId,
        ccfInformation: { ccfId: lab.plan.ccfB.ccfId },
        supportedFeatures: "0",
      },
    },
  );
  const key = Buffer.from(Object(info.json).aefPsk, "hex");

  expect(key).toHaveLength(32);
  for (const folder of [ccf, aef]) {
    const files = readdirSync(join(folder, "a")).map((file) =>
      readFileSync(join(folder, "a", file)),
    );
    const octets = Buffer.concat(files);
    expect(octets.includes("invoker/") || octets.includes("key/")).toBe(true);
    for (const form of ["hex", "base64", "base64url", "latin1"] as const)
      expect(octets.includes(key.toString(form).replaceAll("=", ""), 0, "latin1")).toBe(false);
  }
});
