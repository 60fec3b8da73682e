import { operationNamed } from "../operations.js";
import { type Row, refusal, row, rowsAt, served } from "../rows.js";
import {
  del,
  get,
  getByAef,
  initiation,
  peerQuestion,
  put,
  putAtCcfB,
  question,
  revocation,
  type Site,
  update,
  whoami,
} from "../sites.js";
import type { Request } from "../world.js";

const mutual = [question, peerQuestion, put, putAtCcfB, update, get, getByAef, del, revocation];

/** Somebody else's certificate; the body is none that anyone could read. */
const as =
  (name: string | undefined): Row["change"] =>
  ({ operation }): Partial<Request> => ({
    as: name,
    ...(operationNamed(operation).requestBody === undefined ? {} : { raw: "{" }),
  });

/** Certificates that no anchor answers for: nobody is at the other end. */
const nobody: [title: string, certificate: string | undefined][] = [
  ["without a certificate", undefined],
  ["from a CA outside both domains", "stranger"],
  ["that nobody but its bearer signed", "self-signed"],
  ["from a CA that only bears a known name", "impostor"],
  ["that has expired", "expired"],
  ["that is not valid yet", "not-yet-valid"],
];

/** From an anchor that may vouch for every role and id, or for API-INVOKER-3 alone. */
const unclear: [title: string, certificate: string][] = [
  ["that names two roles", "two-roles"],
  ["that names two ids", "two-ids"],
  ["that names its bearer in the common name alone", "nameless"],
  ["of a role that there is not", "other-uri"],
  ["of an id that its anchor may not vouch for", "beyond-its-anchor"],
];

/** Whom each domain's anchors vouch for, at an operation that is not for them. */
const wrongRoles: [Site, ...string[]][] = [
  [put, "aef", "ccf-b"],
  [putAtCcfB, "aef-by-b", "ccf-a"],
  [update, "aef", "ccf-b"],
  [get, "ccf-b"],
  [getByAef, "ccf-b"],
  [del, "ccf-b"],
  [revocation, "spare-invoker", "ccf-b"],
  [question, "local-invoker"],
  [peerQuestion, "invoker"],
];

/** Identities that a CA made for which it does not answer at that CCF. */
const mintedElsewhere: [Site, ...string[]][] = [
  [put, "local-invoker-by-b", "ccf-a"],
  [update, "local-invoker-by-b"],
  [get, "local-invoker-by-b", "invoker", "ccf-a", "third-ccf-by-b"],
  [getByAef, "aef-by-b"],
  [del, "local-invoker-by-b"],
  [revocation, "aef-by-b"],
  [question, "aef-by-b", "ccf-b-by-a", "third-ccf-by-b", "other-ccf", "ccf-a", "ccf-a-by-b"],
  [putAtCcfB, "forged-invoker", "local-invoker"],
  [
    peerQuestion,
    "ccf-a-by-b",
    "third-ccf-by-b",
    "other-ccf",
    "ccf-b",
    "ccf-b-by-a",
    "aef",
    "forged-invoker",
  ],
];

const refusedOf = (title: string, table: [Site, ...string[]][]): Row[] =>
  table.flatMap(([site, ...names]) =>
    names.map((name) => row(site, `${title} ${name}`, refusal.notAuthorized, as(name))),
  );

/** Who is at the other end, before anything is read. */
export const identityRows: readonly Row[] = [
  ...nobody.flatMap(([title, name]) =>
    rowsAt(mutual, `knows nobody ${title}`, refusal.unauthenticated, as(name)),
  ),
  ...unclear.flatMap(([title, name]) =>
    rowsAt(mutual, `does not believe a certificate ${title}`, refusal.notAuthorized, as(name)),
  ),
  ...refusedOf("is not for the role of", wrongRoles),
  ...refusedOf("does not take what the other CA says of", mintedElsewhere),
  ...["wide", "narrow", "foreign-uri"].map((name) =>
    row(get, `takes a certificate of a further anchor: ${name}`, served, () => ({ as: name })),
  ),
  ...[undefined, "stranger", "invoker"].map((name) =>
    row(initiation, `is open to anyone: ${name ?? "no certificate"}`, served, () => ({ as: name })),
  ),
  ...[undefined, "invoker", "aef"].map((name) =>
    row(whoami, `is not for certificates: ${name ?? "none"}`, refusal.pskRequired, () => ({
      as: name,
      tls: {},
    })),
  ),
];

export const identityRowsForHttp2: readonly Row[] = [
  ...identityRows.filter(({ title }) => /without a cert|stranger|two roles|is not for/.test(title)),
];
