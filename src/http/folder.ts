import { existsSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { fetchApp } from "./fetch-app.js";
import type { Listen } from "./party.js";
import type { Port } from "./port.js";
import { openPlainListener } from "./serve.js";

/** A page may use what it brings along and what lies beside it, and asks no other host for anything. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const headers = {
  "content-security-policy": policy.join("; "),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

const readable = ["GET", "HEAD"];

const folderApp = (directory: string): Hono => {
  const app = new Hono();
  app.use(async (c, next) => {
    if (!readable.includes(c.req.method))
      return c.text("only to be read\n", 405, { allow: readable.join(", ") });
    // Its links are relative to the folder.
    if (!c.req.path.endsWith("/") && existsSync(join(directory, c.req.path, "index.html")))
      return c.redirect(`${c.req.path}/`, 308);
    return next();
  });
  app.use(async (c, next) => {
    await next();
    if (c.res.ok && c.req.path.endsWith(".yaml")) c.header("content-type", "application/yaml"); // RFC 9512
  });
  app.use(serveStatic({ root: directory }));
  app.notFound((c) => c.text("no such page\n", 404));
  return app;
};

/** Opens a port for a folder of pages: its files to be read, no listings, nothing outside it. */
export const openFolder = (directory: string, listen: Listen): Promise<Port> =>
  openPlainListener({
    listen,
    headers,
    apps: () => new Map([["", fetchApp(folderApp(directory).fetch)]]),
  });
