import type { ParamIndexMap, ParamStash, Params } from "hono/router";
import { RegExpRouter } from "hono/router/reg-exp-router";
import { SmartRouter } from "hono/router/smart-router";
import { TrieRouter } from "hono/router/trie-router";
import { tryDecode } from "hono/utils/url";
import type { Operation } from "../contract/operations.js";
import type { BoundApi, Handler } from "./app.js";
import { Problem, problem } from "./problem.js";

/** An operation with what answers it. */
export interface Route {
  operation: Operation;
  handler: Handler;
}

/** What a request leads to, with the path's parameters. */
export interface Found extends Route {
  params: Record<string, string>;
}

/** A path of the documents, with the methods that it has. */
interface Path {
  allow: string;
}

const byPath = (operations: readonly Operation[]): Map<string, Operation[]> => {
  const paths = new Map<string, Operation[]>();
  for (const operation of operations) {
    const path = `${operation.basePath}${operation.path}`.replaceAll(/\{(\w+)\}/g, ":$1");
    paths.set(path, [...(paths.get(path) ?? []), operation]);
  }
  return paths;
};

const add = (router: SmartRouter<Route | Path>, { operations, handlers }: BoundApi): void => {
  for (const [path, served] of byPath(operations)) {
    for (const operation of served) {
      const handler = handlers[operation.operationId];
      if (handler === undefined) throw new TypeError(`no handler for ${operation.operationId}`);
      router.add(operation.method.toUpperCase(), path, { operation, handler });
    }
    router.add("ALL", path, { allow: served.map((one) => one.method.toUpperCase()).join(", ") });
  }
};

const decoded = (text: string): string =>
  text.includes("%") ? tryDecode(text, decodeURIComponent) : text;

const paramsOf = (at: ParamIndexMap | Params, stash: ParamStash | undefined) => {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(at))
    params[name] = decoded(typeof value === "number" ? (stash?.[value] ?? "") : value);
  return params;
};

/** Finds the operation that a request is for: 404 and 405 come from here. */
export type Find = (method: string, path: string) => Found;

/** Hono's router over the paths of the documents. */
export const routerOf = (apis: readonly BoundApi[]): Find => {
  const router = new SmartRouter<Route | Path>({
    routers: [new RegExpRouter(), new TrieRouter()],
  });
  for (const api of apis) add(router, api);
  return (method, path) => {
    const [found, stash] = router.match(method === "HEAD" ? "GET" : method, path);
    const [first] = found;
    if (first === undefined) throw problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND");
    const [route, at] = first;
    if ("allow" in route) throw new Problem(405, { headers: { allow: route.allow } });
    const { operation, handler } = route; // with Node 20 spreading it costs more than finding it
    return { operation, handler, params: paramsOf(at, stash) };
  };
};
