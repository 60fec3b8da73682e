import { member, withMember } from "../body.js";
import { type Row, refusal, row, rowsAt } from "../rows.js";
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
  update,
} from "../sites.js";

const { invokerNotFound, contextNotFound, aefNotFound, rejected } = refusal;

const localQuestion =
  (apiInvokerId: string): Row["change"] =>
  ({ body }) => ({
    body: withMember(withMember(body, "/apiInvokerId", apiInvokerId), "/ccfInformation", {
      ccfId: "ccf-a",
    }),
  });

const ownIdOf =
  (as: string): Row["change"] =>
  (_, world) => ({ as, apiInvokerId: world.id(as) });

const aboutInvoker =
  (apiInvokerId: string): Row["change"] =>
  (good) => ({
    apiInvokerId,
    ...(good.body === undefined ? {} : member("/apiInvokerId", apiInvokerId)(good)),
  });

const asAef = { as: "aef" };

const unknownAefs: [title: string, entry: object][] = [
  ["an AEF", { aefId: "aef-77", prefSecurityMethods: ["PSK"] }],
  [
    "an interface",
    { interfaceDetails: { fqdn: "nobody.example.com" }, prefSecurityMethods: ["PSK"] },
  ],
  ["an AEF by no name", { aefId: "", prefSecurityMethods: ["PSK"] }],
];

/** What is not there: invoker, AEF, context. */
export const lookupRows: readonly Row[] = [
  ...rowsAt(
    [put, update, get, del],
    "does not know an invoker that is not onboarded",
    invokerNotFound,
    ownIdOf("local-not-onboarded"),
  ),
  row(
    putAtCcfB,
    "does not know an invoker that is not onboarded",
    invokerNotFound,
    ownIdOf("not-onboarded"),
  ),
  ...rowsAt(
    [getByAef, revocation],
    "does not know an invoker that is not onboarded",
    invokerNotFound,
    aboutInvoker("API-INVOKER-77"),
  ),
  row(del, "tells an AEF that it does not know the invoker", invokerNotFound, () => ({
    ...asAef,
    apiInvokerId: "API-INVOKER-77",
  })),
  row(
    question,
    "does not know a local invoker that is not onboarded",
    invokerNotFound,
    localQuestion("API-INVOKER-77"),
  ),
  ...rowsAt(
    [question, peerQuestion],
    "does not know an invoker that is not onboarded",
    invokerNotFound,
    member("/apiInvokerId", "API-INVOKER-77"),
  ),
  row(
    question,
    "does not look for an invoker at another CCF than the named",
    invokerNotFound,
    member("/apiInvokerId", "API-INVOKER-3"),
  ),
  ...rowsAt(
    [update, get, del],
    "finds no context that there is not",
    contextNotFound,
    ownIdOf("empty-invoker"),
  ),
  ...rowsAt(
    [getByAef, revocation],
    "finds no context that there is not",
    contextNotFound,
    aboutInvoker("API-INVOKER-5"),
  ),
  row(del, "tells an AEF that there is no context", contextNotFound, () => ({
    ...asAef,
    apiInvokerId: "API-INVOKER-5",
  })),
  row(
    question,
    "finds no local context that there is not",
    contextNotFound,
    localQuestion("API-INVOKER-5"),
  ),
  ...rowsAt(
    [question, peerQuestion],
    "finds no context that there is not",
    contextNotFound,
    member("/apiInvokerId", "API-INVOKER-2"),
  ),
  ...rowsAt([getByAef, del], "shows an AEF no entry but its own", contextNotFound, () => ({
    as: "other-aef",
  })),
  row(revocation, "lets an AEF revoke no entry but its own", contextNotFound, (good) => ({
    as: "other-aef",
    ...member("/aefId", "aef-2")(good),
  })),
  row(
    revocation,
    "lets an AEF revoke no entry but its own, by whatever it does not say",
    contextNotFound,
    (good) => ({ as: "other-aef", ...member("/aefId", undefined)(good) }),
  ),
  ...rowsAt([getByAef, del], "does not know an AEF that is not registered", aefNotFound, () => ({
    as: "unregistered-aef",
  })),
  ...rowsAt(
    [revocation, question],
    "does not know an AEF that is not registered",
    aefNotFound,
    (good) => ({ as: "unregistered-aef", ...member("/aefId", "aef-9")(good) }),
  ),
  ...unknownAefs.flatMap(([title, entry]) =>
    rowsAt(
      [put, update, putAtCcfB],
      `does not find ${title} that nobody registered`,
      aefNotFound,
      member("/securityInfo/0", entry),
    ),
  ),
  row(
    put,
    "wants to find every AEF",
    aefNotFound,
    member("/securityInfo/1", { aefId: "aef-77", prefSecurityMethods: ["PSK"] }),
  ),
  ...["API-INVOKER-77", "API-INVOKER-2", "API-INVOKER-3"].map((id) =>
    row(initiation, `says no more than no: ${id}`, rejected, member("/apiInvokerId", id)),
  ),
  row(
    initiation,
    "says no more than no: another key",
    rejected,
    member("/aefPskId", "0123456789abcdef"),
  ),
];
