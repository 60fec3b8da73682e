import { type Row, refusal, row, rowsAt } from "../rows.js";
import {
  del,
  get,
  getByAef,
  initiation,
  put,
  question,
  revocation,
  sites,
  update,
  whoami,
} from "../sites.js";
import type { Request } from "../world.js";

const withCertificate = [question, put, update, get, del, revocation];
const withCertificateAndBody = [question, put, update, revocation];

const _tls13 = { minVersion: "TLSv1.3" } as const;
const unsaid = { body: undefined, headers: { "content-type": "application/json" } };
const text = { "content-type": "text/plain" };
const long = { raw: " ".repeat(8 * 1024 * 1024) };

/** A role that none of the operations with a body is for. */
const refusedRole = ({ operation }: Request) =>
  operation === "requestSecurityInfo" ? "local-invoker" : "ccf-b";

const inTheWrongRole =
  (more: Partial<Request>): Row["change"] =>
  (good) => ({ as: refusedRole(good), ...more });

const { notAuthorized, unauthenticated } = refusal;

const pathAndMethodFirst: Row[] = [
  ...rowsAt(withCertificate, "sees the path before the certificate", refusal.pathNotFound, () => ({
    as: undefined,
    path: "/nowhere",
  })),
  ...[...withCertificateAndBody.slice(0, 1), update, revocation].flatMap((site) =>
    row(site, "sees the method before the certificate", refusal.methodNotAllowed("POST"), () => ({
      as: undefined,
      method: "PATCH",
    })),
  ),
  row(
    put,
    "sees the method before the certificate",
    refusal.methodNotAllowed("PUT", "GET", "DELETE"),
    () => ({ as: undefined, method: "PATCH" }),
  ),
  row(whoami, "sees the path before the PSK", refusal.pathNotFound, () => ({
    tls: {},
    path: "/sample-service/v1/whoareyou",
  })),
  row(whoami, "sees the method before the PSK", refusal.methodNotAllowed("GET"), () => ({
    tls: {},
    method: "PUT",
  })),
  row(whoami, "sees the PSK before what is accepted", refusal.pskRequired, () => ({
    tls: {},
    headers: { accept: "text/html" },
  })),
  ...rowsAt(sites, "sees a path that is too long before all else", refusal.status(414), () => ({
    as: undefined,
    method: "PATCH",
    query: `?${"x".repeat(8000)}`,
  })),
];

const identityNext: Row[] = [
  ...rowsAt(
    withCertificateAndBody,
    "sees that nobody calls before it reads",
    unauthenticated,
    () => ({ as: undefined, raw: "{" }),
  ),
  ...rowsAt(
    withCertificateAndBody,
    "sees that nobody calls before the length",
    unauthenticated,
    () => ({ as: undefined, ...unsaid }),
  ),
  ...rowsAt([get, getByAef], "sees that nobody calls before the query", unauthenticated, () => ({
    as: "stranger",
    query: "?authenticationInfo=x",
  })),
  ...rowsAt(
    withCertificateAndBody,
    "sees the role before how long the body is",
    notAuthorized,
    inTheWrongRole(long),
  ),
  ...rowsAt(
    withCertificateAndBody,
    "sees the role before the length is missing",
    notAuthorized,
    inTheWrongRole(unsaid),
  ),
  ...rowsAt(
    withCertificateAndBody,
    "sees the role before the media type",
    notAuthorized,
    inTheWrongRole({ headers: text }),
  ),
  ...rowsAt(
    withCertificateAndBody,
    "sees the role before it reads",
    notAuthorized,
    inTheWrongRole({ raw: "{" }),
  ),
  ...rowsAt([get, getByAef], "sees the role before the query", notAuthorized, () => ({
    as: "ccf-b",
    query: "?authenticationInfo=x",
  })),
  ...rowsAt(
    [get, getByAef, del],
    "sees the role before it looks for the invoker",
    notAuthorized,
    () => ({ as: "ccf-b", apiInvokerId: "API-INVOKER-77" }),
  ),
];

const formNext: Row[] = [
  ...rowsAt(
    [initiation, ...withCertificateAndBody],
    "sees the media type before it reads",
    refusal.status(415),
    () => ({ raw: "{", headers: text }),
  ),
  ...rowsAt(
    [initiation, ...withCertificateAndBody],
    "sees how long the body is before it reads",
    refusal.status(413),
    () => long,
  ),
];

/** Wrong in two ways, one of them ahead of the body. */
export const orderBeforeReadingRows: readonly Row[] = [
  ...pathAndMethodFirst,
  ...identityNext,
  ...formNext,
];
