import { createClient } from "@redis/client";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openRedis } from "../../src/store/redis.js";
import { copyOf, journal, opened, patience } from "./followed.js";
import { hasRedis, startRedis } from "./redis-server.js";

describe.skipIf(!hasRedis)("a follower of Redis", () => {
  const open = async () => {
    const server = await startRedis();
    const store = await opened(() => openRedis({ url: server.url }));
    const other = await opened(() => openRedis({ url: server.url }));
    const admin = createClient({ url: server.url });
    admin.on("error", () => {});
    await admin.connect();
    onTestFinished(() => admin.destroy());
    return { server, store, other, admin, ...(await copyOf(store)) };
  };

  test("misses nothing while its connections are killed again and again", async () => {
    const { other, admin, copies, held } = await open();
    const written: Record<string, string> = {};
    for (let index = 0; index < 300; index++) {
      if (index % 30 === 0) await admin.sendCommand(["CLIENT", "KILL", "TYPE", "normal"]);
      const key = `k/${index}`;
      await vi.waitFor(() => other.put(key, String(index), { journal }), patience);
      written[key] = String(index);
    }
    await vi.waitFor(() => expect(held()).toEqual(written), patience);

    expect(copies.readAll).toHaveBeenCalledTimes(1);
  });

  test("goes on where it was when the server is back, or reads everything", async () => {
    const { server, store, other, copies, held, follower } = await open();
    await other.put("k/a", "1", { journal });
    await server.signal("SIGKILL");
    await vi.waitFor(() => expect(copies.behind).toHaveBeenCalled(), patience);
    await expect(follower.caughtUp()).rejects.toThrow("the store: ");
    await server.restart();
    await vi.waitFor(() => other.put("k/b", "2", { journal }), patience);
    await vi.waitFor(() => expect(held()).toEqual({ "k/a": "1", "k/b": "2" }), patience);
    expect(copies.readAll).toHaveBeenCalledTimes(1);

    await server.signal("SIGKILL");
    server.forget();
    await server.restart();
    await vi.waitFor(() => other.put("k/new", "3", { journal }), patience);
    await vi.waitFor(() => expect(held()).toEqual({ "k/new": "3" }), patience);
    expect(await store.get("k/a")).toBeUndefined();
    expect(copies.readAll).toHaveBeenCalledTimes(2);
  });
});
