import { member, withMember } from "../body.js";
import { type Row, refusal, row, rowsAt, served } from "../rows.js";
import { initiation, put, question, revocation, type Site, update } from "../sites.js";
import { type Member, members } from "./members.js";

const prefSecurityMethods = ["PSK"];

const isElement = (pointer: string) => /\/\d+$/.test(pointer);

const wrongRows = (site: Site, { pointer, presence, wrong, as }: Member): Row[] =>
  wrong.map((value) => {
    const [at, changed] = as?.(value) ?? [pointer, value];
    const refused = presence === "mandatory" ? refusal.incorrect : refusal.optionalIncorrect;
    return row(
      site,
      `tells that ${pointer} cannot be ${JSON.stringify(value)}`,
      refused(pointer),
      member(at, changed),
    );
  });

const absentRow = (site: Site, { pointer, presence }: Member): Row =>
  presence === "mandatory"
    ? row(
        site,
        `tells that ${pointer} is missing`,
        refusal.missing(pointer),
        member(pointer, undefined),
      )
    : row(site, `does without ${pointer}`, served, member(pointer, undefined));

/** Optional members that the good request has; the AEF of an entry is said by aefId alone there. */
const canBeAbsent = (pointer: string) =>
  /^\/(interfaceDetails|securityMethod|supportedFeatures|aefId)$|keyDerivations$/.test(pointer);

const rowsOfTheTable = Object.values(members).flatMap(({ site, members: all }) =>
  all.flatMap((one) => [
    ...wrongRows(site, one),
    ...(isElement(one.pointer) || (one.presence === "optional" && !canBeAbsent(one.pointer))
      ? []
      : [absentRow(site, one)]),
  ]),
);

const unknownRows = rowsAt(
  [initiation, question, put, update, revocation],
  "ignores members that it does not know",
  served,
  ({ body }) => ({
    raw: JSON.stringify(body).replace(
      "{",
      '{"unknown":{"deep":[1]},"":null,"__proto__":{"aefId":7},',
    ),
  }),
);

const several = [
  row(
    question,
    "tells every missing member at once",
    refusal.missing("/aefId", "/apiInvokerId"),
    ({ body }) => ({
      body: withMember(withMember(body, "/aefId", undefined), "/apiInvokerId", undefined),
    }),
  ),
  row(
    question,
    "tells of missing members before wrong ones",
    refusal.missing("/aefId"),
    ({ body }) => ({
      body: withMember(withMember(body, "/aefId", undefined), "/apiInvokerId", 7),
    }),
  ),
  row(
    question,
    "tells of mandatory members before optional ones",
    refusal.incorrect("/aefId"),
    ({ body }) => ({
      body: withMember(withMember(body, "/aefId", 7), "/securityMethod", 7),
    }),
  ),
  ...[initiation, question].map((site) =>
    row(
      site,
      "wants a ccfId or an address of the CCF",
      refusal.missing("/ccfInformation"),
      member("/ccfInformation", {}),
    ),
  ),
  ...[put, update].flatMap((site) => [
    row(
      site,
      "wants an AEF or an interface in each entry",
      refusal.missing("/securityInfo/0"),
      member("/securityInfo/0", { prefSecurityMethods }),
    ),
    row(
      site,
      "takes one of AEF and interface, not both",
      refusal.incorrect("/securityInfo/0"),
      (good, world) =>
        member(
          "/securityInfo/0/interfaceDetails",
          world.interconnect.plan.aef.interfaceDetails,
        )(good),
    ),
    row(
      site,
      "counts the entries in its pointers",
      refusal.incorrect("/securityInfo/1/prefSecurityMethods"),
      (good, world) =>
        member("/securityInfo/1", {
          aefId: world.interconnect.plan.aef.aefId,
          prefSecurityMethods: 7,
        })(good),
    ),
    row(
      site,
      "refuses an entry without a derivation that it knows",
      refusal.optionalIncorrect("/securityInfo/0/keyDerivations"),
      member("/securityInfo/0/keyDerivations", ["TLS_EXPORTER"]),
    ),
    row(
      site,
      "takes a derivation that it knows out of several",
      served,
      member("/securityInfo/0/keyDerivations", ["TLS_EXPORTER", "TLS12_MASTER_SECRET"]),
    ),
  ]),
];

/** Members that are missing, wrong or unknown, at every operation with a body. */
export const memberRows: readonly Row[] = [...rowsOfTheTable, ...unknownRows, ...several];
