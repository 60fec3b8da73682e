import { getRequestListener } from "@hono/node-server";
import type { App } from "./app.js";
import { Problem, problemResponse } from "./problem.js";

/** What answers the platform's requests, as a Hono application does. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** An application of a port of ours that takes the platform's requests. */
export const fetchApp = (fetch: Fetch): App =>
  getRequestListener(fetch, {
    overrideGlobalObjects: false,
    errorHandler: () => problemResponse(new Problem(400, { cause: "INVALID_MSG_FORMAT" })),
  });
