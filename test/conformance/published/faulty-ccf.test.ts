import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import type { CaseResult } from "../../../src/conformance/run/outcome.js";
import { runOverTls, runPlain } from "./run-published.js";
import { aefIds } from "./strangers.js";

/** A CCF of today with the faults that public ones have, all of them at once. */
const faultyCcf = (): RequestListener => {
  const contexts = new Map<string, { aefId: string; authenticationInfo: string }[]>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://ccf");
    const id = pathname.split("/")[4] ?? "";
    const tell = (status: number, body: unknown, type = "application/json", location = {}) =>
      response.writeHead(status, { "content-type": type, ...location }).end(JSON.stringify(body));
    const context = () => ({
      securityInfo: (contexts.get(id) ?? []).map(({ authenticationInfo, ...entry }) => ({
        ...entry,
        selSecurityMethod: "PSK",
        ...(searchParams.has("authenticationInfo") ? { authenticationInfo } : {}),
      })),
      notificationDestination: "https://invoker.invalid/notifications",
      supportedFeatures: "0",
    });
    if (request.method === "PUT") {
      const asked: { aefId: string }[] = JSON.parse(await text(request)).securityInfo;
      if (!asked.every(({ aefId }) => aefIds.includes(aefId))) throw new TypeError("no such AEF");
      const authenticationInfo = randomBytes(32).toString("hex");
      contexts.set(
        id,
        asked.map((entry) => ({ authenticationInfo, ...entry })), // the invoker's own, if it has one
      );
      return tell(201, context(), undefined, { location: `${pathname}${pathname}` });
    }
    return contexts.has(id) ? tell(200, context()) : tell(404, "not found", "text/plain");
  };
  return (request, response) =>
    void answer(request, response).catch(() => request.socket.destroy()); // as if it had crashed
};

const reasonOf = (results: readonly CaseResult[], caseId: string) =>
  results.find(({ id }) => id === caseId)?.reason;
const errorsIn = (results: readonly CaseResult[]) =>
  results.filter(({ outcome }) => outcome === "error" || outcome === "not-testable");

describe("a CCF of today in thirty lines, with every fault at once", () => {
  test("has each fault that plain HTTP shows named, and none taken for one of the suite", async () => {
    const results = await runPlain(faultyCcf());

    expect(errorsIn(results)).toEqual([]);
    expect(reasonOf(results, "TS29222-028")).toMatch(/dropped the connection/);
    expect(reasonOf(results, "TS29222-002")).toMatch(/Location is doubled/);
    expect(reasonOf(results, "TS29222-015")).toMatch(/given to the AEF as the key/);
    expect(reasonOf(results, "TS29222-027")).toMatch(/media type is text\/plain/);
  });

  test("is told by certificate that anyone may read", async () => {
    const results = await runOverTls(faultyCcf());

    expect(errorsIn(results)).toEqual([]);
    for (const caseId of ["TS29222-017", "TS29222-020", "TS29222-024", "TS29222-025"])
      expect(reasonOf(results, caseId), caseId).toMatch(/answered 200/);
  });
});
