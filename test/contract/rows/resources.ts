import { operationNamed } from "../operations.js";
import { type Row, refusal, row, rowsAt, served } from "../rows.js";
import {
  del,
  get,
  getByAef,
  initiation,
  put,
  question,
  revocation,
  type Site,
  sites,
  update,
  whoami,
} from "../sites.js";
import type { Request } from "../world.js";

const pathOf = ({ operation, apiInvokerId = "" }: Request): string => {
  const { basePath, path } = operationNamed(operation);
  return `${basePath}${path}`.replace("{apiInvokerId}", apiInvokerId);
};

const otherPaths: [title: string, path: (good: string) => string][] = [
  ["a trailing slash", (path) => `${path}/`],
  ["a segment more", (path) => `${path}/more`],
  ["another version", (path) => path.replace("/v1/", "/v2/")],
  ["another API", (path) => path.replace(/^\/[a-z-]+/, "/another-api")],
  ["capitals", (path) => path.replace(/^\/[a-z-]+/, (name) => name.toUpperCase())],
  ["no API", () => "/"],
  ["a doubled slash", (path) => `/${path}`],
  ["an escaped slash", (path) => path.replace("/v1/", "/v1%2F")],
  ["broken escapes", (path) => `${path}/%zz%E0%A4`],
];

const trustedInvokers = "/capif-security/v1/trustedInvokers";

const allowed: [Site, string[]][] = [
  [initiation, ["POST"]],
  [question, ["POST"]],
  [put, ["PUT", "GET", "DELETE"]],
  [get, ["PUT", "GET", "DELETE"]],
  [del, ["PUT", "GET", "DELETE"]],
  [update, ["POST"]],
  [revocation, ["POST"]],
  [whoami, ["GET"]],
];

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "PROPFIND"];

const methodRows = allowed.flatMap(([site, allow]) =>
  methods
    .filter((method) => !allow.includes(method))
    .map((method) =>
      row(site, `knows no ${method}`, refusal.methodNotAllowed(...allow), () => ({ method })),
    ),
);

const answersWithJson = [initiation, question, put, update, get, whoami];
const answersWithNothing = [del, revocation];

const excludesJson = [
  "text/html",
  "application/problem+json",
  "application/json;q=0",
  "application/json;q=0, */*",
  "application/*;q=0",
];
const includesJson = [
  "*/*",
  "application/*",
  "text/html, application/json;q=0.1",
  "Application/JSON",
];

const acceptRows = [
  ...excludesJson.flatMap((accept) => [
    ...rowsAt(answersWithJson, `has nothing for ${accept}`, refusal.status(406), () => ({
      headers: { accept },
    })),
    ...rowsAt(answersWithNothing, `says nothing, which suits ${accept} too`, served, () => ({
      headers: { accept },
    })),
  ]),
  ...includesJson.flatMap((accept) =>
    rowsAt(sites, `answers ${accept}`, served, () => ({ headers: { accept } })),
  ),
];

const mistypedQueries = ["authenticationInfo=yes", "authenticationInfo=1", "authenticationInfo="];

const queryRows = [
  ...mistypedQueries.map((query) =>
    row(get, `does not take ${query}`, refusal.queryIncorrect("authenticationInfo"), () => ({
      query: `?${query}`,
    })),
  ),
  row(
    getByAef,
    "does not take authorizationInfo=TRUE",
    refusal.queryIncorrect("authorizationInfo"),
    () => ({
      query: "?authorizationInfo=TRUE",
    }),
  ),
  row(get, "takes both parameters", served, () => ({
    query: "?authenticationInfo=false&authorizationInfo=true",
  })),
  ...rowsAt(sites, "ignores parameters that it does not know", served, () => ({
    query: "?unknown=1&&%zz",
  })),
];

/** Paths, methods and what surrounds a body. */
export const resourceRows: readonly Row[] = [
  ...otherPaths.flatMap(([title, path]) =>
    rowsAt(sites, `is not found under ${title}`, refusal.pathNotFound, (good) => ({
      path: path(pathOf(good)),
    })),
  ),
  ...rowsAt([put, get, del], "is not found without an id", refusal.pathNotFound, () => ({
    path: trustedInvokers,
  })),
  ...rowsAt([put, get, del], "is not found with an empty id", refusal.pathNotFound, () => ({
    path: `${trustedInvokers}/`,
  })),
  ...rowsAt([put, get, update], "reads an id with needless escapes", served, (good) => ({
    path: pathOf(good).replace("API-INVOKER", "%41PI%2DINVOKER"),
  })),
  ...methodRows,
  ...acceptRows,
  ...queryRows,
  ...rowsAt(sites, "refuses a target of 8 KB", refusal.status(414), () => ({
    query: `?${"x".repeat(8000)}`,
  })),
  ...rowsAt(sites, "takes a target of 7 KB", served, () => ({ query: `?${"x".repeat(7000)}` })),
  ...rowsAt(sites, "cannot read a Host that is none", refusal.invalidMessage, () => ({
    headers: { host: "no host" },
  })),
  ...rowsAt([get, del, whoami], "does not care for a body", served, () => ({
    raw: "{",
    headers: { "content-type": "text/plain" },
  })),
];

export const resourceRowsForHttp2: readonly Row[] = resourceRows.filter(({ title }) =>
  /segment more|knows no P|text\/html|=yes|target|needless/.test(title),
);
