import { readFileSync } from "node:fs";
import { request } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { json } from "node:stream/consumers";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { samples, startWatched, tell } from "../monitoring/operator.js";
import { command, isAlive, type RunningCommand, startCommand } from "./command.js";
import { endedLab } from "./refusal.js";

const body = JSON.stringify({
  securityInfo: [{ aefId: "aef-1", prefSecurityMethods: ["PSK"] }],
  notificationDestination: "https://invoker.example.com/notifications",
  supportedFeatures: "0",
});

/** The processes that have said that they listen. */
const workersOf = (running: RunningCommand): number[] =>
  running
    .stderr()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line))
    .filter(({ msg }) => msg === "listening")
    .map(({ pid }) => pid);

describe("ccf --workers", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  let configuration: string;
  beforeAll(async () => {
    lab = await endedLab();
    configuration = lab.changed("ccf-b", (own) => ({
      ...own,
      store: { driver: "lmdb", path: "shared.store" },
    }));
  }, 120_000);

  const start = async (count: number): Promise<RunningCommand> => {
    const running = startCommand(["ccf", "--config", configuration, "--workers", String(count)]);
    onTestFinished(async () => void (await running.end("SIGTERM")));
    await running.ready();
    return running;
  };

  /** What the invoker gets on a connection of its own. */
  const ask = async (running: RunningCommand, method: "GET" | "PUT") => {
    const [apiRoot = ""] = running.stdout().split("\n");
    const pem = (name: string) => readFileSync(join(lab.directory, "pki", name));
    const call = request(`${apiRoot}/capif-security/v1/trustedInvokers/API-INVOKER-1`, {
      method,
      agent: false,
      headers: method === "PUT" ? { "content-type": "application/json" } : {},
      ...{ cert: pem("invoker.pem"), key: pem("invoker.key"), ca: pem("domain-b-ca.pem") },
      maxVersion: "TLSv1.2",
    });
    const answered = new Promise<{ status: number; json: unknown }>((resolve, reject) => {
      call.once("error", reject);
      call.once("response", async (response) =>
        resolve({ status: response.statusCode ?? 0, json: await json(response) }),
      );
    });
    call.end(method === "PUT" ? body : undefined);
    return answered;
  };

  test("answers from every process what one of them has stored", async () => {
    const running = await start(3);
    expect(new Set(workersOf(running)).size).toBe(3);
    expect((await ask(running, "PUT")).status).toBe(201);

    const answers = [];
    for (let i = 0; i < 6; i++) answers.push((await ask(running, "GET")).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
  });

  test("goes on when a process is killed, and puts another in its place", async () => {
    const running = await start(2);
    await ask(running, "PUT");
    const [victim = 0] = workersOf(running);
    process.kill(victim, "SIGKILL");
    await vi.waitFor(() => expect(isAlive(victim)).toBe(false));

    expect((await ask(running, "GET")).status).toBe(200);
    await vi.waitFor(() => expect(new Set(workersOf(running)).size).toBe(3), 30_000);
    expect(running.stderr()).toContain("a worker ended");
    expect((await ask(running, "GET")).status).toBe(200);
  });

  test("ends with 0 and leaves no process behind", async () => {
    const running = await start(2);
    const workers = workersOf(running);

    expect(await running.end("SIGTERM")).toBe(0);
    expect(workers.filter(isAlive)).toEqual([]);
  });

  test("closes what is beyond the connections of each process, and counts it", async () => {
    const crowded = lab.changed(
      "ccf-b",
      (own) => ({
        ...own,
        ...{ admin: { listen: { port: 0 } }, limits: { connections: 2 } },
        store: { driver: "lmdb", path: "crowded.store" },
      }),
      "crowded",
    );
    const { apiRoot, origin } = await startWatched(["ccf", "--config", crowded, "--workers", "2"]);
    let closed = 0;
    for (let n = 0; n < 8; n++) {
      const socket = connect(Number(new URL(apiRoot).port), "127.0.0.1").on("error", () => {});
      socket.once("close", () => closed++);
      onTestFinished(() => void socket.destroy());
    }

    await vi.waitFor(() => expect(closed).toBeGreaterThanOrEqual(4), 5000);
    await vi.waitFor(async () => {
      const { body } = await tell(origin, "/metrics");
      const refused = samples(body, "capif_refused_connections_total");
      expect(refused).toEqual({ '{port="ccf"}': closed });
    });
  });

  test("leaves no process behind where it is killed itself", async () => {
    const running = await start(2);
    const workers = workersOf(running);
    await running.end("SIGKILL");

    await vi.waitFor(() => expect(workers.filter(isAlive)).toEqual([]), 30_000);
  });

  test("refuses a store that the processes do not share", async () => {
    const memory = lab.changed("ccf-b", (own) => ({ ...own, store: { driver: "memory" } }));
    const { code, stderr } = await command(["ccf", "--config", memory, "--workers", "2"]);

    expect(code).toBe(2);
    expect(stderr.trim()).toBe(
      "error: several workers need a store that they share: lmdb or redis",
    );
  });

  test("tells once what is wrong with the configuration", async () => {
    const wrong = lab.changed("ccf-b", ({ tls: _, ...own }) => own);
    const { code, stderr } = await command(["ccf", "--config", wrong, "--workers", "4"]);

    expect(code).toBe(2);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test.each(["0", "65", "1.5", "two"])("refuses %s workers", async (number) => {
    const { code, stderr } = await command(["ccf", "--config", configuration, "--workers", number]);

    expect(code).toBe(2);
    expect(stderr).toContain("a number of workers is from 1 to 64");
  });
});
