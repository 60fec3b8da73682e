import { member } from "../body.js";
import { type Row, refusal, row, rowsAt } from "../rows.js";
import {
  del,
  get,
  initiation,
  peerQuestion,
  put,
  putAtCcfB,
  question,
  revocation,
  update,
} from "../sites.js";

const { notAuthorized, rejected } = refusal;

const ofPath = (apiInvokerId: string) => () => ({ apiInvokerId });

const otherIds = ["API-INVOKER-5", "API-INVOKER-77", "api-invoker-3", "API-INVOKER-3 ", "*"];

const foreignInterfaces: [title: string, details: object][] = [
  ["another AEF's interface", { fqdn: "aef-2.example.com", port: 8443 }],
  ["an interface that nobody has", { fqdn: "nobody.example.com" }],
  ["its host with another port", { ipv4Addr: "127.0.0.1", port: 1 }],
];

/** Somebody else's id, in path or body, and somebody else's interface. */
export const ownershipRows: readonly Row[] = [
  ...otherIds.flatMap((id) =>
    rowsAt(
      [put, update, get, del],
      `is not for another invoker's id: ${id}`,
      notAuthorized,
      ofPath(id),
    ),
  ),
  row(putAtCcfB, "is not for another invoker's id", notAuthorized, ofPath("API-INVOKER-2")),
  row(revocation, "is not for another AEF's entries", notAuthorized, member("/aefId", "aef-2")),
  row(
    revocation,
    "is about the invoker of its path",
    refusal.incorrect("/apiInvokerId"),
    member("/apiInvokerId", "API-INVOKER-3"),
  ),
  ...["aef-2", "aef-77", "AEF-1"].flatMap((aefId) => [
    row(question, `is not for another AEF's id: ${aefId}`, notAuthorized, member("/aefId", aefId)),
  ]),
  row(question, "is not for another AEF's certificate", notAuthorized, () => ({ as: "other-aef" })),
  row(
    peerQuestion,
    "is not for an AEF outside the agreement",
    notAuthorized,
    member("/aefId", "aef-77"),
  ),
  row(
    peerQuestion,
    "is not for an AEF with another's interface",
    notAuthorized,
    member("/aefId", "aef-2"),
  ),
  ...foreignInterfaces.flatMap(([title, details]) => [
    ...rowsAt(
      [question, peerQuestion],
      `is not for ${title}`,
      notAuthorized,
      member("/interfaceDetails", details),
    ),
    row(initiation, `is not for ${title}`, rejected, member("/interfaceDetails", details)),
  ]),
];
