import type { App } from "../http/app.js";
import { fetchApp } from "../http/fetch-app.js";
import { Problem, problemResponse } from "../http/problem.js";
import { choiceOf, type FaultName } from "./choice.js";
import { eventStream } from "./event-stream.js";
import type { LiveRuns } from "./live-runs.js";
import { livePage, livePolicy } from "./page.js";

/** Headers of every answer. */
export const liveHeaders = {
  "content-security-policy": livePolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

const largestChoice = 1024; // octets

const readChoice = async (request: Request): Promise<unknown> => {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (Number.isNaN(length)) throw new Problem(411, { detail: "Send Content-Length." });
  if (length > largestChoice) throw new Problem(413, { detail: "A choice is shorter." });
  if (request.headers.get("content-type")?.split(";")[0]?.trim() !== "application/json")
    throw new Problem(415, { detail: "A choice is application/json." });
  try {
    return await request.json();
  } catch {
    throw new Problem(400, { detail: "The body is not JSON." });
  }
};

interface LiveSite {
  /** `http://127.0.0.1:port`, the only one that is answered. */
  origin: string;
  runs: LiveRuns;
  possible: readonly FaultName[];
}

const startRun = async ({ origin, runs, possible }: LiveSite, request: Request) => {
  if (request.headers.get("origin") !== origin)
    throw new Problem(403, { detail: `Only the page at ${origin} starts a run.` });
  const choice = choiceOf(await readChoice(request));
  if (choice === undefined || !possible.includes(choice.fault))
    throw new Problem(400, { detail: `Choose tls 1.2 or 1.3, fault ${possible.join(", ")}.` });
  if (!runs.start(choice))
    throw new Problem(409, { detail: "A run is under way; wait for its end." });
  return new Response(null, { status: 202 });
};

const events = ({ runs: { log }, runs }: LiveSite, { headers, url }: Request): Response => {
  const after = headers.get("last-event-id") ?? new URL(url).searchParams.get("after") ?? "";
  const stream = eventStream(log, after, () => runs.present());
  return new Response(stream, { headers: { "content-type": "text/event-stream" } });
};

const page = ({ runs, possible }: LiveSite): Response =>
  new Response(livePage(runs.parts(), { lastId: runs.log.lastId, possible }), {
    headers: { "content-type": "text/html; charset=utf-8" },
  });

const routes: Record<
  string,
  { method: string; answer: (site: LiveSite, request: Request) => Response | Promise<Response> }
> = {
  "/": { method: "GET", answer: page },
  "/events": { method: "GET", answer: events },
  "/runs": { method: "POST", answer: startRun },
};

const answer = (site: LiveSite, request: Request): Response | Promise<Response> => {
  // A name that somebody made lead to 127.0.0.1 (DNS rebinding) is not ours.
  if (request.headers.get("host") !== new URL(site.origin).host)
    throw new Problem(403, { detail: `The live lab is at ${site.origin} only.` });
  const { pathname } = new URL(request.url);
  const route = Object.hasOwn(routes, pathname) ? routes[pathname] : undefined;
  if (route === undefined) throw new Problem(404, { detail: "The live lab is at / only." });
  if (request.method !== route.method)
    throw new Problem(405, { headers: { allow: route.method }, detail: `Use ${route.method}.` });
  return route.answer(site, request);
};

/** The live lab's page, its events, and what starts a run. */
export const liveApp = (site: LiveSite): App =>
  fetchApp(async (request) => {
    try {
      return await answer(site, request);
    } catch (error) {
      if (error instanceof Problem) return problemResponse(error);
      throw error;
    }
  });
