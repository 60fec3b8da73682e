import type { IncomingMessage } from "node:http";
import { Http2ServerRequest } from "node:http2";
import { problem } from "./problem.js";

/** What a request is aimed at, below its origin. */
export interface Target {
  /** As URL's `pathname` has it: dot segments are gone, escapes stay. */
  path: string;
  /** Without its question mark. */
  query: string;
}

const plainHost = /^[a-z0-9._-]+(?::\d{1,5})?$/;
/** What the URL standard leaves as it is. */
const plainTarget = /^\/[\w!$&'()*+,\-./:;=?@~]*$/;
const dotSegment = /\/\.\.?(?:[/?]|$)/;

const split = (target: string): Target => {
  const at = target.indexOf("?");
  return at === -1
    ? { path: target, query: "" }
    : { path: target.slice(0, at), query: target.slice(at + 1) };
};

/** Some clients take it for a slash, others do not: a path that has one is nobody's. */
const hasBackslash = (target: string): boolean => (target.split("?")[0] ?? "").includes("\\");

const normalised = (url: string): Target => {
  const { pathname: path, search } = new URL(url);
  return { path, query: search.slice(1) };
};

const read = (target: string, host: string | undefined, isHttp2: boolean): Target | undefined => {
  if (!target.startsWith("/") && target !== "") {
    const isAbsolute = !isHttp2 && /^https?:\/\//.test(target);
    return isAbsolute && !hasBackslash(target) ? normalised(target) : undefined;
  }
  if (host === undefined || host === "") return undefined;
  if (plainHost.test(host) && plainTarget.test(target) && !dotSegment.test(target))
    return split(target);
  if (hasBackslash(target) || /[/?#@\\]/.test(host)) return undefined;
  return normalised(`https://${host}${target}`);
};

/** The target of a request; throws 400 for one that no URL has, or that comes without a host. */
export const targetOf = (incoming: IncomingMessage | Http2ServerRequest): Target => {
  const isHttp2 = incoming instanceof Http2ServerRequest;
  const host = isHttp2 ? incoming.authority : incoming.headers.host;
  try {
    const target = read(incoming.url ?? "", host, isHttp2);
    if (target !== undefined) return target;
  } catch {} // no URL
  throw problem.invalidMessage("The request has no usable target.");
};
