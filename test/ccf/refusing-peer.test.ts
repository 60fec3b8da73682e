import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Behaviour, json } from "../support/fake-party.js";
import {
  aefPsk,
  expectNothingKept,
  expectRefusal,
  type PeerLab,
  startPeerLab,
} from "./peer-lab.js";

interface Case {
  status: number;
  cause?: string;
  /** What the peer sends with it. */
  headers?: Record<string, string>;
  /** What CCF-A makes of it; the same status and cause if absent. */
  becomes?: { status: number; cause?: string; headers?: Record<string, string> };
}

const bad = { status: 502, cause: "INBOUND_SERVER_ERROR" };
const later = (retryAfter: string) => ({ status: 503, headers: { "retry-after": retryAfter } });
const date = "Wed, 21 Oct 2065 07:28:00 GMT";

const cases: Case[] = [
  { status: 400, cause: "MANDATORY_IE_MISSING", becomes: bad },
  { status: 400, cause: "INVALID_MSG_FORMAT", becomes: bad },
  {
    status: 401,
    cause: "CLIENT_CERTIFICATE_REQUIRED",
    headers: { "www-authenticate": "Mutual" },
    becomes: bad,
  },
  { status: 403, cause: "SECURITY_METHOD_NOT_SELECTED" },
  { status: 403, cause: "CONSUMER_NOT_AUTHORIZED", becomes: bad },
  { status: 403, cause: "RELAY_NOT_ALLOWED", becomes: bad },
  { status: 403, cause: "CCF_NOT_IN_AGREEMENT", becomes: bad },
  { status: 403, cause: "FULL_HANDSHAKE_REQUIRED", becomes: bad },
  { status: 403, becomes: bad },
  { status: 404, cause: "API_INVOKER_NOT_FOUND" },
  { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" },
  { status: 404, cause: "AEF_NOT_FOUND" },
  { status: 404, cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND", becomes: bad },
  { status: 404, becomes: bad },
  { status: 405, headers: { allow: "GET" }, becomes: bad },
  { status: 409, cause: "INTERFACE_AMBIGUOUS" },
  { status: 411, becomes: bad },
  { status: 418, becomes: bad },
  { status: 429, headers: { "retry-after": "7" }, becomes: later("7") },
  { status: 429, headers: { "retry-after": date }, becomes: later(date) },
  { status: 429, becomes: later("1") },
  { status: 500, becomes: bad },
  { status: 501, becomes: bad },
  { status: 502, cause: "INBOUND_SERVER_ERROR" },
  { status: 503, headers: { "retry-after": "120" }, becomes: later("120") },
  { status: 503, headers: { "retry-after": date }, becomes: later(date) },
  { status: 503, headers: { "retry-after": "soon" }, becomes: later("1") },
  { status: 503, headers: { "retry-after": "-1" }, becomes: later("1") },
  { status: 503, becomes: later("1") },
  { status: 504, cause: "TARGET_CCF_NOT_REACHABLE", becomes: bad },
];

/** A problem with everything in it that must not be handed on. */
const refusal = ({ status, cause, headers }: Case): Behaviour =>
  json(
    status,
    {
      status,
      title: "What CCF-B says",
      detail: `the key is ${aefPsk}`,
      instance: "/internal",
      type: "https://ccf-b.example/problem",
      ...(cause === undefined ? {} : { cause }),
      invalidParams: [{ param: "/aefPsk", reason: aefPsk }],
      supportedFeatures: "f",
    },
    headers,
  );

const titleOf = ({ status, cause, headers = {} }: Case) =>
  [status, cause, ...Object.values(headers)].filter((part) => part !== undefined).join(" ");

describe("CCF-A, when CCF-B refuses with", () => {
  let lab: PeerLab;
  beforeAll(async () => {
    lab = await startPeerLab();
  });
  afterAll(() => lab.close());
  beforeEach(() => lab.peer.reset());

  for (const one of cases) {
    const { becomes = one } = one;
    test(`${titleOf(one)}, answers ${titleOf(becomes)} in its own words`, async () => {
      lab.peer.answer(refusal(one));

      expectRefusal(await lab.ask(), becomes);
      expect(lab.peer.asked.length).toBe(1);
      await expectNothingKept(lab);
    });
  }

  for (const [title, headers] of [
    ["a media type other than application/problem+json", { "content-type": "application/json" }],
    ["HTML", { "content-type": "text/html" }],
  ] as const)
    test(`404 in ${title}, answers 502`, async () => {
      lab.peer.answer(json(404, { cause: "SECURITY_CONTEXT_NOT_FOUND" }, headers));

      expectRefusal(await lab.ask(), bad);
    });

  test("404 and a cause that is no text, answers 502", async () => {
    lab.peer.answer(json(404, { cause: ["SECURITY_CONTEXT_NOT_FOUND"] }));

    expectRefusal(await lab.ask(), bad);
  });
});
