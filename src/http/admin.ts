import { Hono } from "hono";
import type { Logger } from "pino";
import { fetchApp } from "./fetch-app.js";
import type { Listen } from "./party.js";
import type { Port } from "./port.js";
import type { Readiness } from "./readiness.js";
import { openPlainListener } from "./serve.js";

/** What the operator of a process is told: openapi/admin.yaml. */
export interface Administration {
  readiness: Readiness;
  metrics: () => Promise<string>;
  log: Logger;
}

const readable = ["GET", "HEAD"];
const metricsType = "text/plain; version=0.0.4; charset=utf-8";

const adminApp = ({ readiness, metrics, log }: Administration): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    if (readable.includes(c.req.method)) return next();
    return c.text("only to be read\n", 405, { allow: readable.join(", ") });
  });
  app.get("/healthz", (c) => c.text("ok\n"));
  app.get("/readyz", async (c) => {
    const reasons = await readiness();
    const ready = reasons.length === 0;
    return c.json({ ready, reasons }, ready ? 200 : 503);
  });
  app.get("/metrics", async (c) => c.body(await metrics(), 200, { "content-type": metricsType }));
  app.notFound((c) => c.text("/healthz, /readyz or /metrics\n", 404));
  app.onError((error, c) => {
    log.error({ err: error }, "the operator is told nothing");
    return c.text("the process cannot tell now\n", 500);
  });
  return app;
};

/** Opens the operator's port: plain HTTP, and nothing that could be changed there. */
export const openAdmin = (listen: Listen, told: Administration): Promise<Port> =>
  openPlainListener({
    listen,
    limits: { drainSeconds: 0 },
    headers: { "cache-control": "no-store", "x-content-type-options": "nosniff" },
    apps: () => new Map([["", fetchApp(adminApp(told).fetch)]]),
  });
