import { describe, expect, test } from "vitest";
import { type Behaviour, json, raw, silent } from "../support/fake-party.js";
import { type AefLab, newKey, startAefLab } from "./aef-lab.js";

const date = "Wed, 21 Oct 2065 07:28:00 GMT";
const challenge = { "www-authenticate": "Mutual" };
const later = (retryAfter: string) => ({ "retry-after": retryAfter });

/** What CCF-A says, and what the anonymous invoker learns of it. */
const problems: [
  status: number,
  cause: string | undefined,
  headers: Record<string, string>,
  becomes: string,
][] = [
  [400, "MANDATORY_IE_MISSING", {}, "502 INBOUND_SERVER_ERROR"],
  [401, "CLIENT_CERTIFICATE_REQUIRED", challenge, "502 INBOUND_SERVER_ERROR"],
  [403, "CONSUMER_NOT_AUTHORIZED", {}, "403 AUTHENTICATION_REJECTED"],
  [403, "CCF_NOT_IN_AGREEMENT", {}, "403 AUTHENTICATION_REJECTED"],
  [403, "RELAY_NOT_ALLOWED", {}, "403 AUTHENTICATION_REJECTED"],
  [403, "SECURITY_METHOD_NOT_SELECTED", {}, "403 AUTHENTICATION_REJECTED"],
  [403, undefined, {}, "403 AUTHENTICATION_REJECTED"],
  [404, "API_INVOKER_NOT_FOUND", {}, "403 AUTHENTICATION_REJECTED"],
  [404, "SECURITY_CONTEXT_NOT_FOUND", {}, "403 AUTHENTICATION_REJECTED"],
  [404, "AEF_NOT_FOUND", {}, "403 AUTHENTICATION_REJECTED"],
  [404, "RESOURCE_URI_STRUCTURE_NOT_FOUND", {}, "403 AUTHENTICATION_REJECTED"],
  [409, "INTERFACE_AMBIGUOUS", {}, "409 INTERFACE_AMBIGUOUS"],
  [413, undefined, {}, "502 INBOUND_SERVER_ERROR"],
  [429, undefined, later("9"), "503 after 9"],
  [500, undefined, {}, "502 INBOUND_SERVER_ERROR"],
  [502, "INBOUND_SERVER_ERROR", {}, "502 INBOUND_SERVER_ERROR"],
  [503, undefined, later("30"), "503 after 30"],
  [503, undefined, later(date), `503 after ${date}`],
  [504, "TARGET_CCF_NOT_REACHABLE", {}, "504 TARGET_CCF_NOT_REACHABLE"],
  [504, "TIMED_OUT_REQUEST", {}, "504 TIMED_OUT_REQUEST"],
  [504, undefined, {}, "504 TARGET_CCF_NOT_REACHABLE"],
];

/** Confirmations that contradict the question or break the contract: 502. */
const contradictions: [title: string, changes: Record<string, unknown>][] = [
  ["another invoker", { apiInvokerId: "I-2" }],
  ["another AEF", { aefId: "aef-2" }],
  ["another CCF than was named", { ccfId: "ccf-c" }],
  ["another interface", { interfaceDetails: { ipv4Addr: "127.0.0.1", port: 1 } }],
  ["an interface that is none", { interfaceDetails: { fqdn: "a/b" } }],
  ["no key", { aefPsk: undefined }],
  ["no key id", { aefPskId: undefined }],
  ["no validity", { remainingValidity: undefined }],
  ["a validity of zero", { remainingValidity: 0 }],
  ["a short key", { aefPsk: "00" }],
  ["another key's id", { aefPskId: "0000000000000000" }],
];

const silences: [title: string, behaviour: Behaviour, becomes: string][] = [
  ["says nothing", silent, "504 TIMED_OUT_REQUEST"],
  ["sends no HTTP", raw("no HTTP\r\n\r\n"), "502 INBOUND_SERVER_ERROR"],
  ["sends no JSON", (_, response) => response.writeHead(200).end("{"), "502 INBOUND_SERVER_ERROR"],
  [
    "redirects elsewhere",
    (_, response) => response.writeHead(307, { location: "https://127.0.0.1:1/" }).end(),
    "502 INBOUND_SERVER_ERROR",
  ],
];

const titles: Record<string, string> = {
  403: "Forbidden",
  409: "Conflict",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** Expects an answer in the AEF's own words: status, title, cause and no more. */
const expectAnswer = async (lab: AefLab, becomes: string, changes = {}) => {
  const [status = "", ...rest] = becomes.split(" ");
  const { headers, text } = await lab.initiate(changes);
  const retryAfter = rest[0] === "after" ? rest.slice(1).join(" ") : null;
  const cause = retryAfter === null ? { cause: rest[0] } : {};
  expect(text).toBe(JSON.stringify({ status: Number(status), title: titles[status], ...cause }));
  expect(headers.get("content-type")).toBe("application/problem+json");
  expect(headers.get("retry-after")).toBe(retryAfter);
};

describe("an AEF, when its CCF", () => {
  for (const [status, cause, headers, becomes] of problems)
    test(`answers ${[status, cause, headers["retry-after"]].join(" ")}, answers ${becomes}`, async () => {
      const lab = await startAefLab();
      const detail = { detail: "inside", invalidParams: [{ param: "/aefId", reason: "inside" }] };
      lab.ccf.answer(json(status, { cause, ...detail }, headers));

      await expectAnswer(lab, becomes);
      lab.confirm(newKey());
      expect((await lab.initiate()).status).toBe(200);
    });

  for (const [title, changes] of contradictions)
    test(`confirms ${title}, answers 502 and holds no key`, async () => {
      const lab = await startAefLab();
      lab.confirm(newKey(), changes);

      await expectAnswer(lab, "502 INBOUND_SERVER_ERROR");
      await expectAnswer(lab, "502 INBOUND_SERVER_ERROR");
      expect(lab.ccf.asked.length).toBe(2);
    });

  test("confirms another CCF than the one named beside an address, answers 502 and holds no key", async () => {
    const lab = await startAefLab();
    lab.confirm(newKey(), { ccfId: "ccf-b" });
    const ccfAddress = { fqdn: "b.example" };

    for (const ccfId of ["ccf-x", "ccf-y", "ccf-x"])
      await expectAnswer(lab, "502 INBOUND_SERVER_ERROR", {
        ccfInformation: { ccfId, ccfAddress },
      });
    expect(lab.ccf.asked.length).toBe(3);
    for (const ccfInformation of [{ ccfId: "ccf-b", ccfAddress }, { ccfAddress }])
      expect((await lab.initiate({ ccfInformation })).status).toBe(200);
  });

  for (const [title, behaviour, becomes] of silences)
    test(`${title}, answers ${becomes}`, async () => {
      const lab = await startAefLab({ timeoutSeconds: 1 });
      lab.ccf.answer(behaviour);

      await expectAnswer(lab, becomes);
    });

  test("has closed its port, answers 504", async () => {
    const lab = await startAefLab();
    await lab.ccf.close();

    await expectAnswer(lab, "504 TARGET_CCF_NOT_REACHABLE");
  });

  test("finds fault with the CCF information, answers 400 about that alone", async () => {
    const lab = await startAefLab();
    const invalidParams = [{ param: "/ccfInformation/ccfAddress", reason: "inside" }];
    lab.ccf.answer(json(400, { cause: "MANDATORY_IE_INCORRECT", invalidParams }));
    const { status, json: body } = await lab.initiate();

    expect(status).toBe(400);
    expect(body.cause).toBe("MANDATORY_IE_INCORRECT");
    expect(JSON.stringify(body)).not.toContain("inside");
  });
});
