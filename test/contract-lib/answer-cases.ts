import type { ApiName } from "../../src/contract/documents.js";
import { operationsOf } from "../../src/contract/operations.js";

const operation = (api: ApiName, operationId: string) => {
  const found = operationsOf(api).find((one) => one.operationId === operationId);
  if (found === undefined) throw new TypeError(`${api} has no ${operationId}`);
  return found;
};

/** The operation that the cases are about unless they say another. */
export const request = operation("ccf-security-info", "requestSecurityInfo");
const put = operation("capif-security", "obtainSecurityMethod");
const remove = operation("capif-security", "deleteSecurityContext");

const problemJson = { "content-type": "application/problem+json" };
export const info = {
  apiInvokerId: "i",
  ccfId: "c",
  aefId: "a",
  securityMethod: "PSK",
  supportedFeatures: "0",
};
const security = {
  securityInfo: [{ aefId: "a", prefSecurityMethods: ["PSK"] }],
  notificationDestination: "https://i.example/",
};
export const json = { "content-type": "application/json", "cache-control": "no-store" };
const location = { location: "https://c.example/x" };

export interface Case {
  title: string;
  of?: typeof request;
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** What the violation says; none if the answer is right. */
  says?: string;
}

/** Answers, right and wrong. */
export const answerCases: Case[] = [
  { title: "a right answer", status: 200, headers: json, body: info },
  {
    title: "a media type with parameters and in capitals",
    status: 200,
    headers: { ...json, "content-type": "Application/JSON; charset=utf-8" },
    body: info,
  },
  { title: "members that nobody knows", status: 200, headers: json, body: { ...info, x: 1 } },
  {
    title: "a method that nobody knows",
    status: 200,
    headers: json,
    body: { ...info, securityMethod: "X" },
  },
  {
    title: "201 with Location",
    of: put,
    status: 201,
    headers: { ...json, ...location },
    body: security,
  },
  { title: "204 without body", of: remove, status: 204 },
  { title: "a documented problem", status: 404, headers: problemJson, body: { cause: "X" } },
  { title: "a problem without members", status: 500, headers: problemJson, body: {} },
  { title: "a status of the default", status: 418, headers: problemJson, body: { status: 418 } },
  {
    title: "429 with Retry-After",
    status: 429,
    headers: { ...problemJson, "retry-after": "1" },
    body: {},
  },

  {
    title: "200 where it is 201",
    of: put,
    status: 200,
    headers: json,
    body: security,
    says: "the status is not documented",
  },
  {
    title: "a success of no operation",
    status: 206,
    headers: json,
    body: info,
    says: "the status is not documented",
  },
  {
    title: "a redirect of another kind",
    status: 302,
    headers: location,
    says: "the status is not documented",
  },
  {
    title: "201 without Location",
    of: put,
    status: 201,
    headers: json,
    body: security,
    says: "the header Location is missing",
  },
  {
    title: "a key that may be cached",
    status: 200,
    headers: { "content-type": "application/json" },
    body: info,
    says: "the header Cache-Control is missing",
  },
  {
    title: "401 without challenge",
    status: 401,
    headers: problemJson,
    body: {},
    says: "the header WWW-Authenticate is missing",
  },
  {
    title: "405 without Allow",
    status: 405,
    headers: problemJson,
    body: {},
    says: "the header Allow is missing",
  },
  {
    title: "503 without Retry-After",
    status: 503,
    headers: problemJson,
    body: {},
    says: "the header Retry-After is missing",
  },
  { title: "307 without Location", status: 307, says: "the header Location is missing" },
  {
    title: "a problem as plain JSON",
    status: 404,
    headers: json,
    body: {},
    says: "the media type is application/json, not application/problem+json",
  },
  {
    title: "an answer as a problem",
    status: 200,
    headers: { ...json, ...problemJson },
    body: info,
    says: "the media type is application/problem+json, not application/json",
  },
  {
    title: "no media type",
    status: 200,
    headers: { "cache-control": "no-store" },
    body: Buffer.from(JSON.stringify(info)),
    says: "the media type is missing",
  },
  { title: "no JSON", status: 200, headers: json, body: "{", says: "the body is not JSON" },
  { title: "no body", status: 200, headers: json, says: "the body is not JSON" },
  { title: "null", status: 200, headers: json, body: "null", says: "the body must be object" },
  {
    title: "a member missing",
    status: 200,
    headers: json,
    body: { ...info, ccfId: undefined },
    says: "/ccfId is missing",
  },
  {
    title: "a member mistyped",
    status: 200,
    headers: json,
    body: { ...info, remainingValidity: 1.5 },
    says: "/remainingValidity must be integer",
  },
  {
    title: "a problem's cause mistyped",
    status: 404,
    headers: problemJson,
    body: { cause: 1 },
    says: "/cause must be string",
  },
];
