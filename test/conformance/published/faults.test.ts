import type { OutgoingHttpHeaders, RequestListener } from "node:http";
import { describe, expect, test } from "vitest";
import { publishedCases } from "../../../src/conformance/cases/ccf-home/as-published/index.js";
import type { Fault } from "./fault.js";
import { invokerIds, runOverTls, runPlain } from "./run-published.js";
import { smallCcf } from "./small-ccf.js";
import { aefIds } from "./strangers.js";

const subjects = [...invokerIds, ...aefIds];

/** The fault, the case that has to name it, and how. */
type Row = [fault: Fault, caseId: string, reason: RegExp];

const plain: Row[] = [
  ["200 for 201", "TS29222-001", /the status is not documented/],
  ["doubles Location", "TS29222-002", /Location is doubled/],
  ["misplaces Location", "TS29222-002", /Location does not lead to the resource/],
  ["forgets Location", "TS29222-002", /no Location/],
  ["one entry only", "TS29222-003", /no entry for the AEF aef-2/],
  ["other method", "TS29222-004", /not in the invoker's list/],
  ["the invoker's first method", "TS29222-005", /none that invoker and AEF support/],
  ["first context stays", "TS29222-006", /not the one of the second request/],
  ["all features", "TS29222-007", /features that the invoker did not offer/],
  ["strict members", "TS29222-008", /answered 400, not 201/],
  ["no key", "TS29222-009", /asked for authenticationInfo and got none/],
  ["key in authorizationInfo", "TS29222-009", /authorizationInfo, not in authenticationInfo/],
  ["key unasked", "TS29222-013", /authenticationInfo unasked/],
  ["false is true", "TS29222-014", /authenticationInfo unasked/],
  ["keeps the invoker's key", "TS29222-015", /given to the AEF as the key/],
  ["key to the invoker", "TS29222-016", /the key stands in the invoker's own answer/],
  ["400 for 404", "TS29222-026", /answered 400, not 404/],
  ["errors as text/plain", "TS29222-027", /media type is text\/plain/],
  ["errors as application/json", "TS29222-027", /media type is application\/json/],
  ["another status in the problem", "TS29222-027", /another status than the answer/],
  ["drops unknown AEFs", "TS29222-028", /dropped the connection/],
  ["accepts unknown AEFs", "TS29222-028", /answered 201, not refused/],
  ["no checks", "TS29222-029", /answered 500, not 400/],
  ["no checks", "TS29222-030", /answered 500, not 400/],
  ["no checks", "TS29222-031", /answered 500, not 400/],
  ["500 for not JSON", "TS29222-032", /answered 500, not 400/],
  ["no 415", "TS29222-033", /answered 201, not 415/],
  ["500 for HEAD", "TS29222-034", /HEAD was answered 500/],
  ["strict query", "TS29222-040", /answered 400, not 200/],
  ["deletes nothing", "TS29222-035", /answered 200, not 404/],
  ["revokes nothing", "TS29222-036", /still gets a key/],
  ["any notification", "TS29222-037", /answered 204, not 400/],
  ["updates nothing", "TS29222-038", /the context is not the one of the update/],
  ["update creates", "TS29222-039", /answered 200, not 404/],
];

const byCertificate: Row[] = [
  ["no ownership at GET by an AEF", "TS29222-017", /answered 200/],
  ["no ownership at DELETE by an AEF", "TS29222-018", /answered 204/],
  ["no ownership at PUT by an invoker", "TS29222-019", /answered 201/],
  ["no ownership at GET by an invoker", "TS29222-020", /answered 200/],
  ["no ownership at DELETE by an invoker", "TS29222-021", /answered 204/],
  ["no ownership at POST update by an invoker", "TS29222-022", /answered 200/],
  ["unknown subjects pass", "TS29222-023", /answered 200/],
  ["certificates unchecked", "TS29222-024", /answered 200/],
  ["no certificate passes", "TS29222-025", /answered 200/],
];

const ownership = byCertificate.map(([, caseId]) => caseId);
const unjust = (results: { id: string; outcome: string; reason?: string }[]) =>
  results.filter(({ outcome }) => !["pass", "not-applicable"].includes(outcome));

/** The same CCF with a wrong media type on every answer, whatever else is wrong with it. */
const asText =
  (ccf: RequestListener): RequestListener =>
  (request, response) => {
    const writeHead = response.writeHead.bind(response);
    Object.assign(response, {
      writeHead: (status: number, headers: OutgoingHttpHeaders) =>
        writeHead(status, { ...headers, "content-type": "text/plain" }),
    });
    return ccf(request, response);
  };

const seen: readonly Fault[] = [
  ...(["drops unknown AEFs", "doubles Location", "keeps the invoker's key"] as const),
  ...(["400 for 404", "other method", "revokes nothing"] as const),
];

describe("a small CCF of today", () => {
  test("passes over plain HTTP what applies to it", async () => {
    const results = await runPlain(smallCcf());
    expect(unjust(results)).toEqual([]);
    expect(results.filter(({ outcome }) => outcome === "pass").length).toBe(29);
  });

  for (const [fault, caseId, reason] of plain)
    test(`is told over plain HTTP: ${fault} (${caseId})`, async () => {
      const results = await runPlain(smallCcf({ fault }));
      expect(results.filter(({ outcome }) => outcome === "error")).toEqual([]);
      expect(results.find(({ id }) => id === caseId)?.reason).toMatch(reason);
    });

  for (const [fault, caseId, reason] of plain.filter(([fault]) => seen.includes(fault)))
    test(`is told both: ${fault}, and every answer as text/plain (${caseId})`, async () => {
      const results = await runPlain(asText(smallCcf({ fault })));
      const told = results.find(({ id }) => id === caseId);
      expect(told?.reason).toMatch(reason);
      if (fault !== "drops unknown AEFs") expect(told?.reason).toMatch(/media type is text\/plain/);
      expect(results.filter(({ outcome }) => outcome === "pass")).toEqual([]);
    });

  for (const [fault, caseId, reason] of byCertificate)
    test(`is told by certificate: ${fault}`, async () => {
      const results = await runOverTls(smallCcf({ fault, subjects }), ownership);
      expect(results.filter(({ outcome }) => outcome === "error")).toEqual([]);
      expect(results.find(({ id }) => id === caseId)?.reason).toMatch(reason);
    });

  test("has a fault for every case that is no matter of the key's derivation", () => {
    const told = [...plain, ...byCertificate].map(([, caseId]) => caseId);
    const untold = publishedCases.filter(({ id }) => !told.includes(id));
    expect(untold.map(({ id }) => id)).toEqual(["TS29222-010", "TS29222-011", "TS29222-012"]);
  });
});
