import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { StepFailed } from "../../src/invoker/index.js";
import { aefPskId } from "../../src/psk/index.js";
import { createAuthority } from "../../src/tls/pki.js";
import { type Behaviour, fakeParty, json, raw } from "../support/fake-party.js";
import { authority, ccfInformation, failedStep, startInvokerLab } from "./invoker-lab.js";

/** What CCF-B answers in step 1 that an invoker must not go on with, and what it says then. */
const refused: [title: string, entry: object, whole: object, says: RegExp][] = [
  ["another method", { selSecurityMethod: "PKI" }, {}, /selected PKI, not PSK/],
  ["a method that nobody knows", { selSecurityMethod: "MAGIC" }, {}, /selected MAGIC, not PSK/],
  ["no method", { selSecurityMethod: undefined }, {}, /selected no method, not PSK/],
  ["another derivation", { keyDerivation: "TLS_EXPORTER" }, {}, /derives by TLS_EXPORTER/],
  ["no derivation", { keyDerivation: undefined }, {}, /derives by no named derivation/],
  ["no validity", { remainingValidity: undefined }, {}, /lacks .*remainingValidity/],
  ["a validity of zero", { remainingValidity: 0 }, {}, /against the contract/],
  ["no CCF information", {}, { ccfInformation: undefined }, /lacks ccfInformation/],
  ["empty CCF information", {}, { ccfInformation: {} }, /against the contract/],
  ["no interface", { aefInterfaces: undefined }, {}, /lacks aefInterfaces/],
  ["an empty list of interfaces", { aefInterfaces: [] }, {}, /aefInterfaces/],
  ["no security information", {}, { securityInfo: [] }, /contract|no method/],
  [
    "an interface that cannot be reached",
    { aefInterfaces: [{ fqdn: "aef.example", port: 443, apiPrefix: "/a?b" }] },
    {},
    /interface/,
  ],
  [
    "a host that is none",
    { aefInterfaces: [{ fqdn: "aef.example/x" }, { fqdn: "aef.example" }] },
    {},
    /interface/,
  ],
];

const answers: [title: string, behaviour: Behaviour, says: RegExp][] = [
  [
    "refuses",
    json(403, { cause: "CONSUMER_NOT_AUTHORIZED", detail: "Not for this id." }),
    /^answered 403: CONSUMER_NOT_AUTHORIZED: Not for this id\.$/,
  ],
  [
    "finds a fault",
    json(400, {
      cause: "MANDATORY_IE_MISSING",
      invalidParams: [{ param: "/aefId", reason: "is missing" }],
    }),
    /^answered 400: MANDATORY_IE_MISSING: \/aefId is missing$/,
  ],
  ["answers 200 in the place of 201", json(200, {}), /answered 200 against the contract/],
  ["answers without Location", json(201, {}), /answered 201 against the contract/],
  ["sends no HTTP", raw("no HTTP\r\n\r\n"), /./],
  [
    "redirects elsewhere",
    (_, response) => response.writeHead(307, { location: "https://127.0.0.1:1/" }).end(),
    /redirected to an address that is not configured/,
  ],
];

describe("an invoker, when CCF-B", () => {
  for (const [title, entry, whole, says] of refused)
    test(`answers with ${title}, ends at step 1`, async () => {
      const lab = await startInvokerLab();
      lab.answerSecurity({ ...entry }, { ...whole });
      const { step, message, error } = await failedStep(lab.invoker().obtainSecurityMethod());

      expect(error).toBeInstanceOf(StepFailed);
      expect(step).toBe(1);
      expect(message).toMatch(says);
      expect(lab.aef.connections()).toBe(0);
    });

  for (const [title, behaviour, says] of answers)
    test(`${title}, ends at step 1`, async () => {
      const lab = await startInvokerLab();
      lab.ccf.answer(behaviour);
      const { step, message } = await failedStep(lab.invoker().obtainSecurityMethod());

      expect(step).toBe(1);
      expect(message).toMatch(says);
    });

  test("speaks TLS 1.3 only, ends at step 2", async () => {
    const lab = await startInvokerLab({ ccfTls: { minVersion: "TLSv1.3" } });

    expect((await failedStep(lab.invoker().obtainSecurityMethod())).step).toBe(2);
    expect(lab.ccf.asked).toEqual([]);
  });

  test("has no extended master secret, ends at step 2", async () => {
    const noExtendedMasterSecret = 1; // SSL_OP_NO_EXTENDED_MASTER_SECRET, which Node does not name
    const lab = await startInvokerLab({ ccfTls: { secureOptions: noExtendedMasterSecret } });
    const { step, message } = await failedStep(lab.invoker().obtainSecurityMethod());

    expect(step).toBe(2);
    expect(message).toMatch(/extended master secret/);
  });

  test("shows a certificate of another CA, ends at step 2 and sends nothing", async () => {
    const lab = await startInvokerLab();
    const { cert: ca } = await createAuthority("Elsewhere");
    const coreFunction = { apiRoot: lab.ccf.apiRoot, ca };

    expect((await failedStep(lab.invoker({ coreFunction }).obtainSecurityMethod())).step).toBe(2);
    expect(lab.ccf.asked).toEqual([]);
  });

  test("is not there, ends at step 2", async () => {
    const lab = await startInvokerLab();
    await lab.ccf.close();

    expect((await failedStep(lab.invoker().obtainSecurityMethod())).step).toBe(2);
  });
});

describe("an invoker derives the key", () => {
  test("of the connection that carried its request, for each interface", async () => {
    const lab = await startInvokerLab();
    const other = { fqdn: "aef.example", port: 443, apiPrefix: "/v2" };
    lab.answerSecurity({ aefInterfaces: [lab.details, other] });
    const agreed = await lab.invoker().obtainSecurityMethod();

    expect(agreed.interfaces.map(({ p0 }) => p0)).toEqual([
      lab.aef.apiRoot,
      "https://aef.example:443/v2",
    ]);
    expect(agreed.interfaces[0].aefPsk.equals(lab.keys[0] ?? Buffer.alloc(0))).toBe(true);
    expect(agreed.interfaces[0].aefPskId).toBe(aefPskId(lab.keys[0] ?? Buffer.alloc(0)));
    expect(agreed.ccfInformation).toEqual(ccfInformation);
    expect(lab.ccf.connections()).toBe(1);
  });

  test("also when CCF-B closes the connection with its answer", async () => {
    const lab = await startInvokerLab();
    const invoker = lab.invoker();
    lab.ccf.answer((asked, response) => {
      response.setHeader("connection", "close");
      response.shouldKeepAlive = false;
      lab.answerSecurity();
      lab.ccf.behave(asked, response);
    });
    const agreed = await invoker.obtainSecurityMethod();

    expect(agreed.interfaces[0].aefPsk.equals(lab.keys[0] ?? Buffer.alloc(0))).toBe(true);
    const again = await invoker.obtainSecurityMethod();
    expect(again.interfaces[0].aefPsk.equals(lab.keys[1] ?? Buffer.alloc(0))).toBe(true);
    expect(lab.ccf.connections()).toBe(2);
  });

  test("of the connection that it was redirected to", async () => {
    const lab = await startInvokerLab();
    const front = await fakeParty({ authority: await authority(), tls: { maxVersion: "TLSv1.2" } });
    front.answer((asked, response) =>
      response.writeHead(307, { location: `${lab.ccf.apiRoot}${asked.path}` }).end(),
    );
    const { cert: ca } = await authority();
    const coreFunction = { apiRoot: front.apiRoot, ca, redirectOrigins: [lab.ccf.apiRoot] };
    const invoker = lab.invoker({ coreFunction });
    const first = await invoker.obtainSecurityMethod();
    front.reset(); // so that the invoker has to connect there anew, and there alone
    await delay(100);
    const second = await invoker.obtainSecurityMethod();

    expect([lab.ccf.connections(), front.connections()]).toEqual([1, 1]);
    for (const [index, agreed] of [first, second].entries())
      expect(agreed.interfaces[0].aefPskId).toBe(aefPskId(lab.keys[index] ?? Buffer.alloc(0)));
  });

  test("anew after its session is renewed", async () => {
    const lab = await startInvokerLab();
    const invoker = lab.invoker();
    const first = await invoker.obtainSecurityMethod();
    const same = await invoker.obtainSecurityMethod();
    await invoker.renewSession();
    const fresh = await invoker.obtainSecurityMethod();

    expect(same.interfaces[0].aefPskId).toBe(first.interfaces[0].aefPskId);
    expect(fresh.interfaces[0].aefPskId).not.toBe(first.interfaces[0].aefPskId);
    expect(lab.ccf.connections()).toBe(2);
  });
});
