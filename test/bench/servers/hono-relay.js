// Bare Hono that hands what it is asked on to a second hop, over connections that it keeps.
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { Agent } from "undici";
import { certificateClient } from "../../../dist/tls/client-profiles.js";
import { readTls } from "../tls-files.js";
import { order, serve } from "./bare.js";

const { origin, path, tls } = order.next;
const agent = new Agent({ connect: certificateClient(readTls(tls)), connections: 8 });

const app = new Hono();
app.post(path, async (c) => {
  const { statusCode, body } = await agent.request({
    origin,
    path,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(await c.req.json()),
  });
  return c.json(await body.json(), statusCode, order.headers);
});
serve(getRequestListener(app.fetch));
