// Bare Hono: reads JSON, answers JSON.
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { order, serve } from "./bare.js";

const app = new Hono();
for (const [path, answer] of Object.entries(order.answers))
  app.post(path, async (c) => {
    await c.req.json();
    return c.json(answer, 200, order.headers);
  });
serve(getRequestListener(app.fetch));
