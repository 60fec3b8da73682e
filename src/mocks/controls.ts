import type { App } from "../http/app.js";
import { fetchApp } from "../http/fetch-app.js";
import { Problem, problem, problemResponse } from "../http/problem.js";
import { type CallbackOptions, sendSecurityInfoRevoked } from "./callbacks.js";

const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } });

const changesIn = async (request: Request): Promise<object> => {
  const text = await request.text();
  if (text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {}
  throw problem.invalidMessage("The body is not a JSON object.");
};

type Control = (request: Request, url: URL) => Response | Promise<Response>;

const controlsOf = (options: CallbackOptions): Record<string, Record<string, Control>> => ({
  "/__mock/requests": {
    GET: (_, url) =>
      json({ requests: options.record.list(url.searchParams.get("operation") ?? undefined) }),
    DELETE: () => {
      options.record.clear();
      return new Response(null, { status: 204 });
    },
  },
  "/__mock/callbacks/securityInfoRevoked": {
    POST: async (request) => json(await sendSecurityInfoRevoked(options, await changesIn(request))),
  },
});

const control = async (
  controls: ReturnType<typeof controlsOf>,
  request: Request,
): Promise<Response> => {
  const url = new URL(request.url);
  const methods = controls[url.pathname];
  if (methods === undefined)
    return problemResponse(problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND"));
  const act = methods[request.method];
  if (act === undefined)
    return problemResponse(
      new Problem(405, { headers: { allow: Object.keys(methods).join(", ") } }),
    );
  try {
    return await act(request, url);
  } catch (error) {
    if (error instanceof Problem) return problemResponse(error);
    throw error;
  }
};

/** Puts the control paths in front of the mocks. */
export const withControls = (app: App, options: CallbackOptions): App => {
  const controls = controlsOf(options);
  const controlApp = fetchApp((request) => control(controls, request));
  return (incoming, outgoing, target) =>
    (target.path.startsWith("/__mock/") ? controlApp : app)(incoming, outgoing, target);
};
