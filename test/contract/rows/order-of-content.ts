import { member, withMember } from "../body.js";
import { type Row, refusal, row, rowsAt } from "../rows.js";
import {
  del,
  get,
  getByAef,
  initiation,
  peerQuestion,
  put,
  question,
  revocation,
  update,
} from "../sites.js";

const tls13 = { minVersion: "TLSv1.3" } as const;
const { notAuthorized, invalidMessage, notInAgreement } = refusal;

const otherInvoker = { apiInvokerId: "API-INVOKER-5" };

const contentBeforeOwnership: Row[] = [
  ...rowsAt([put, update, revocation], "reads before it looks whose it is", invalidMessage, () => ({
    ...otherInvoker,
    raw: "{",
  })),
  ...rowsAt(
    [put, update],
    "wants every member before it looks whose it is",
    refusal.missing("/securityInfo"),
    (good) => ({ ...otherInvoker, ...member("/securityInfo", undefined)(good) }),
  ),
  ...rowsAt(
    [put, update],
    "sees that no interface can be so before it looks whose it is",
    refusal.optionalIncorrect("/securityInfo/0/interfaceDetails"),
    (good) => ({
      ...otherInvoker,
      ...member("/securityInfo/0", {
        interfaceDetails: { fqdn: "a/b" },
        prefSecurityMethods: ["PSK"],
      })(good),
    }),
  ),
  ...rowsAt(
    [get, getByAef],
    "sees the query before it looks whose it is",
    refusal.queryIncorrect("authenticationInfo"),
    () => ({ apiInvokerId: "API-INVOKER-77", query: "?authenticationInfo=x" }),
  ),
  row(
    revocation,
    "sees that path and body differ before it looks whose it is",
    refusal.incorrect("/apiInvokerId"),
    ({ body }) => ({
      body: withMember(withMember(body, "/apiInvokerId", "API-INVOKER-5"), "/aefId", "aef-2"),
    }),
  ),
  ...[question, peerQuestion].flatMap((site) => {
    const ofOther =
      (pointer: string, value: unknown): Row["change"] =>
      ({ body }) => ({
        body: withMember(withMember(body, "/aefId", "aef-77"), pointer, value),
      });
    const before = "before it looks whose it is";
    return [
      row(
        site,
        `wants ccfInformation ${before}`,
        refusal.missing("/ccfInformation"),
        ofOther("/ccfInformation", undefined),
      ),
      row(
        site,
        `sees that an address is none ${before}`,
        refusal.incorrect("/ccfInformation/ccfAddress"),
        ofOther("/ccfInformation", { ccfAddress: { fqdn: "a/b" } }),
      ),
      row(
        site,
        `sees that no interface can be so ${before}`,
        refusal.optionalIncorrect("/interfaceDetails"),
        ofOther("/interfaceDetails", { fqdn: "a/b" }),
      ),
      row(
        site,
        `sees a wrong destination ${before}`,
        refusal.optionalIncorrect("/notificationDestination"),
        ofOther("/notificationDestination", "https://other.example/"),
      ),
    ];
  }),
  row(
    initiation,
    "wants ccfInformation before it looks whose interface it is",
    refusal.missing("/ccfInformation"),
    ({ body }) => ({
      body: withMember(
        withMember(body, "/interfaceDetails", { fqdn: "nobody.example.com" }),
        "/ccfInformation",
        undefined,
      ),
    }),
  ),
];

const ownershipBeforeLookup: Row[] = [
  ...rowsAt(
    [put, update, get, del],
    "sees whose it is before it looks for the invoker",
    notAuthorized,
    () => ({ as: "local-not-onboarded" }),
  ),
  row(put, "sees whose it is before it looks for the AEF", notAuthorized, (good) => ({
    ...otherInvoker,
    ...member("/securityInfo/0/aefId", "aef-77")(good),
  })),
  row(put, "sees whose it is before the TLS version", notAuthorized, () => ({
    ...otherInvoker,
    tls: tls13,
  })),
  row(
    put,
    "wants every member before the TLS version",
    refusal.missing("/securityInfo"),
    (good) => ({ ...member("/securityInfo", undefined)(good), tls: tls13 }),
  ),
  row(put, "looks for the AEF before the TLS version", refusal.aefNotFound, (good) => ({
    ...member("/securityInfo/0/aefId", "aef-77")(good),
    tls: tls13,
  })),
  row(
    revocation,
    "sees whose entries before it looks for the invoker",
    notAuthorized,
    ({ body }) => ({
      apiInvokerId: "API-INVOKER-77",
      body: withMember(withMember(body, "/apiInvokerId", "API-INVOKER-77"), "/aefId", "aef-2"),
    }),
  ),
  ...rowsAt(
    [question, peerQuestion],
    "sees whose interface before it looks for the invoker",
    notAuthorized,
    ({ body }) => ({
      body: withMember(withMember(body, "/apiInvokerId", "API-INVOKER-77"), "/interfaceDetails", {
        fqdn: "nobody.example.com",
      }),
    }),
  ),
  row(question, "sees the agreement before it looks for the AEF", notInAgreement, ({ body }) => ({
    as: "unregistered-aef",
    body: withMember(withMember(body, "/aefId", "aef-9"), "/ccfInformation", { ccfId: "ccf-x" }),
  })),
  row(
    question,
    "sees the agreement before it looks for the invoker",
    notInAgreement,
    ({ body }) => ({
      body: withMember(withMember(body, "/apiInvokerId", "API-INVOKER-77"), "/ccfInformation", {
        ccfId: "ccf-x",
      }),
    }),
  ),
];

/** Wrong in two ways that only the body or what is known tells apart. */
export const orderOfContentRows: readonly Row[] = [
  ...contentBeforeOwnership,
  ...ownershipBeforeLookup,
];
