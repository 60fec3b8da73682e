import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Courier } from "../../src/ccf/courier.js";
import { type Notice, noticeCodec } from "../../src/ccf/notice.js";
import { Outbox } from "../../src/ccf/outbox.js";
import { newTrace } from "../../src/contract/trace.js";
import { silentLog } from "../../src/http/silent-log.js";
import { openMemory } from "../../src/store/memory.js";
import { Records } from "../../src/store/records.js";
import { unsealed } from "../../src/store/sealing.js";

const noticeFor = (role: Notice["role"], id: string, number: number): Notice => ({
  ...{ role, id, aefId: "aef-1", destination: "https://receiver.example/notifications" },
  trace: newTrace(),
  owedSince: performance.now(),
  expiresAt: performance.now() + 3_600_000,
  revocation: {
    ...{ ccfId: "ccf-b", aefId: "aef-1", apiInvokerId: `I-${number}` },
    ...{ aefPskId: String(number).padStart(16, "0"), cause: "SECURITY_CONTEXT_DELETED" },
  },
});

/** An outbox whose receiver `dead` answers nothing before the test ends. */
const startOutbox = (dead: () => Promise<void>, store = openMemory()) => {
  const told: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const courier: Courier = {
    send: async ({ id }) => {
      if (id === "dead") {
        mostUnderWay = Math.max(mostUnderWay, ++underWay);
        await dead();
        underWay--;
        return { isAcknowledged: false, reason: "no answer in time" };
      }
      told.push(id);
      return { isAcknowledged: true, reason: "" };
    },
    renew: () => {},
    close: async () => {},
  };
  const outbox = new Outbox({
    records: new Records({ store, sealing: unsealed, prefix: "" }, "notice", noticeCodec),
    courier,
    backOff: { firstRetrySeconds: 60, longestRetrySeconds: 60 },
    log: silentLog,
  });
  return { outbox, told, mostUnderWay: () => mostUnderWay };
};

describe("notices to several receivers", () => {
  test("do not wait for one that does not answer, of whichever role", async () => {
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const { outbox, told, mostUnderWay } = startOutbox(() => ended);
    onTestFinished(async () => {
      end();
      await outbox.close();
    });
    for (let n = 0; n < 1500; n++) outbox.send(noticeFor("ccf", "dead", n));
    await delay(50);
    outbox.send(noticeFor("ccf", "healthy", 1500));
    outbox.send(noticeFor("aef", "healthy", 1500));

    await vi.waitFor(() => expect(told).toEqual(["healthy", "healthy"]), 1000);
    expect(mostUnderWay()).toBe(32);
  });

  test("are owed for as long as the oldest is, over a restart and however many come and go", async () => {
    const { outbox, told } = startOutbox(async () => {});
    onTestFinished(() => outbox.close());
    expect(outbox.oldestSeconds).toBe(0);
    const old = { ...noticeFor("ccf", "dead", 0), owedSince: performance.now() - 600_000 };
    outbox.send(noticeCodec.decode(noticeCodec.encode(old), 60_000));
    for (let n = 1; n < 10; n++) outbox.send(noticeFor("ccf", "healthy", n));
    await vi.waitFor(() => expect(told.length).toBe(9));

    expect(outbox.oldestSeconds).toBeGreaterThan(659);
    expect(outbox.oldestSeconds).toBeLessThan(670);
  });

  test("that a process leaves when it dies are taken over by one that shares its store", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const store = openMemory();
    const [dying, living] = [0, 1].map(() => startOutbox(async () => {}, store));
    onTestFinished(() => living?.outbox.close());
    living?.outbox.start();
    const { key, value } = dying?.outbox.sealed(noticeFor("aef", "healthy", 1)) ?? {};
    await store.put(String(key), String(value));
    await delay(50);
    expect(living?.told).toEqual([]);
    vi.advanceTimersByTime(60_000);

    await vi.waitFor(() => expect(living?.told).toEqual(["healthy"]));
    await vi.waitFor(async () => expect(await store.get(String(key))).toBeUndefined());
    vi.advanceTimersByTime(60_000);
    await delay(50);
    expect(living?.told).toEqual(["healthy"]);
  });

  test("are looked for by one search at a time, however long that takes", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    onTestFinished(() => void vi.useRealTimers());
    const store = openMemory();
    const searches = vi.spyOn(store, "entries");
    searches.mockImplementation(async function* (_, signal) {
      await new Promise((_, end) => signal?.addEventListener("abort", end));
      yield* [];
    });
    const { outbox } = startOutbox(async () => {}, store);
    outbox.start();
    await delay(0);
    vi.advanceTimersByTime(180_000);
    await delay(0);
    expect(searches).toHaveBeenCalledTimes(1);

    await outbox.close();
  });

  test("wait for another attempt without a warning in the log, and end at once", async () => {
    const warnings: string[] = [];
    const note = ({ name }: Error) => void warnings.push(name);
    process.on("warning", note);
    onTestFinished(() => void process.off("warning", note));
    const { outbox } = startOutbox(async () => {});
    for (let n = 0; n < 100; n++) outbox.send(noticeFor("ccf", "dead", n));
    await delay(100);
    expect(outbox.owed).toBe(100);
    await outbox.close();

    expect(outbox.owed).toBe(0);
    expect(warnings).toEqual([]);
  });
});
