import { randomBytes } from "node:crypto";
import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { StepFailed } from "../../src/invoker/index.js";
import type { StoreOptions } from "../../src/store/open.js";
import { hasRedis, startRedis } from "../store/redis-server.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { type Outcome, runOf } from "./run-of.js";
import { type StoreFault, seconds, storeFaults, type Victim } from "./table.js";
import { openWay, type Way } from "./way.js";

const timeoutSeconds = 0.6;

interface Stores {
  lab: Interconnect;
  way: Way;
  /** Takes no more writes, or as many as before. */
  limit: (octets: number) => Promise<void>;
  run: () => Promise<Outcome>;
}

/** The parties, one of them with its store behind a way. */
const start = async (party: Victim): Promise<Stores> => {
  const redis = await startRedis("--maxmemory-policy", "noeviction");
  const way = await openWay({ slowMs: 2 * timeoutSeconds * 1000 });
  onTestFinished(way.close);
  way.leadTo(Number(new URL(redis.url).port));
  const store: StoreOptions = {
    driver: "redis",
    url: `redis://127.0.0.1:${way.port}`,
    sealingKeys: [{ kid: "k", key: randomBytes(32) }],
    timeoutSeconds,
  };
  const memory = { failureMemorySeconds: 0 };
  const lab = await startInterconnect({
    changes: { aef: { ...memory }, [party]: { ...(party === "aef" ? memory : {}), store } },
  });
  onTestFinished(lab.close);
  const limit = async (octets: number) => {
    const client = createClient({ url: redis.url });
    await client.connect();
    await client.configSet("maxmemory", String(octets));
    client.destroy();
  };
  return { lab, way, limit, run: () => runOf((observers) => lab.invoker({}, observers)) };
};

const breakStore = async ({ way, limit }: Stores, fault: StoreFault): Promise<void> => {
  if (fault === "full") await limit(1);
  else await way.break(fault);
};

const mendStore = async ({ way, limit }: Stores, fault: StoreFault): Promise<void> => {
  if (fault === "full") await limit(0);
  else await way.mend();
};

const inRedis = storeFaults.filter(({ driver }) => driver === "redis");

describe.skipIf(!hasRedis)("a store that is", { timeout: 60_000 }, () => {
  for (const { party, fault, step, reason, withinMs } of inRedis)
    test(`${fault} (${party}) ends the run with 503 in time, and not the next one`, async () => {
      const stores = await start(party);
      expect(await stores.run()).toMatchObject({ step: 0 });
      await breakStore(stores, fault);
      const broken = await stores.run();
      await mendStore(stores, fault);

      expect(broken.reason).toMatch(reason);
      expect(broken.retryAfter).toMatch(seconds);
      expect(broken.step).toBe(step);
      expect(broken.tookMs).toBeLessThan(withinMs);
      await vi.waitFor(async () => expect(await stores.run()).toMatchObject({ step: 0 }), 15_000);
    });

  test("down (ccf-b) keeps what was acknowledged before", async () => {
    const stores = await start("ccf-b");
    const invoker = stores.lab.invoker();
    onTestFinished(() => invoker.close());
    const security = await invoker.obtainSecurityMethod();
    await stores.way.break("down");
    const refused = await invoker.initiateAuthentication(security).catch((error: unknown) => error);
    await stores.way.mend();

    expect(refused).toBeInstanceOf(StepFailed);
    await vi.waitFor(() => invoker.initiateAuthentication(security), 15_000);
  });
});
