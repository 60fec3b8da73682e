import { describe, expect, test, vi } from "vitest";
import { createAuthority } from "../../src/tls/pki.js";
import { type Behaviour, fakeParty, json } from "../support/fake-party.js";
import {
  authority,
  ccfInformation,
  failedStep,
  type InvokerLab,
  pskIdentity,
  startInvokerLab,
} from "./invoker-lab.js";

/** Steps 1 to 3, and what step 4 comes to. */
const initiate = async (lab: InvokerLab, changes = {}) => {
  const invoker = lab.invoker(changes);
  const agreed = await invoker.obtainSecurityMethod();
  return { agreed, ready: () => invoker.initiateAuthentication(agreed) };
};

/** Answers of step 10 that end the run. */
const refused: [title: string, changes: (lab: InvokerLab) => object, says: RegExp][] = [
  ["another method", () => ({ securityMethod: "PKI" }), /wants PKI, the CCF selected PSK/],
  ["an unknown method", () => ({ securityMethod: "MAGIC" }), /wants MAGIC, the CCF selected PSK/],
  ["no PSK identity", () => ({ pskIdentity: undefined }), /lacks pskIdentity/],
  ["another host", at({ ipv4Addr: "127.0.0.2" }), /an interface that step 1 did not/],
  ["another kind of host", at({ ipv4Addr: undefined, fqdn: "localhost" }), /step 1 did not/],
  ["another prefix", at({ apiPrefix: "/other" }), /step 1 did not/],
  ["another host and port", at({ ipv4Addr: "127.0.0.2", port: 1 }), /step 1 did not/],
  ["a host that is none", at({ ipv4Addr: undefined, fqdn: "a/b" }), /an interface that is none/],
  ["port 0", at({ port: 0 }), /an interface that is none/],
];

function at(changes: object) {
  return ({ details }: InvokerLab) => ({ interfaceDetails: { ...details, ...changes } });
}

const failing: [title: string, behaviour: Behaviour, says: RegExp][] = [
  [
    "rejects it",
    json(403, { cause: "AUTHENTICATION_REJECTED" }),
    /^answered 403: AUTHENTICATION_REJECTED$/,
  ],
  ["answers with no identity that TLS can send", json(200, { pskIdentity: "" }), /the contract/],
  ["answers with an identity of controls", identified("a\u0000b"), /against the contract/],
  ["answers with an identity that is no ASCII", identified("é"), /against the contract/],
  ["sends no JSON", (_, response) => response.writeHead(200).end("{"), /against the contract/],
];

function identified(identity: string) {
  return json(200, { securityMethod: "PSK", pskIdentity: identity, supportedFeatures: "0" });
}

describe("an invoker in step 4", () => {
  test("hands on what step 1 gave, and the id of its key", async () => {
    const lab = await startInvokerLab();
    const information = { ...ccfInformation, later: "member" };
    lab.answerSecurity({}, { ccfInformation: information });
    const { agreed, ready } = await initiate(lab);
    const { agreed: same, ...told } = await ready();

    expect(lab.initiations().map(({ body }) => body)).toEqual([
      {
        apiInvokerId: "I-1",
        ccfInformation: information,
        interfaceDetails: lab.details,
        aefPskId: agreed.interfaces[0].aefPskId,
        supportedFeatures: "0",
      },
    ]);
    expect(same).toBe(agreed.interfaces[0]);
    expect(told).toEqual({ pskIdentity, apiRoot: lab.aef.apiRoot });
  });

  test("ends its connection with the answer", async () => {
    const lab = await startInvokerLab();
    await (await initiate(lab)).ready();

    await vi.waitFor(() => expect(lab.aef.open()).toBe(0));
    expect(lab.aef.connections()).toBe(1);
  });

  test("shows no certificate of its own", async () => {
    // The fake AEF asks for a certificate that step 4 must not show, and goes on without one.
    const lab = await startInvokerLab({ aefTls: { requestCert: true, rejectUnauthorized: false } });
    const shown: unknown[] = [];
    lab.aef.answer((asked, response) => {
      shown.push(Reflect.get(response.socket ?? {}, "getPeerCertificate")?.call(response.socket));
      lab.answerReady();
      lab.aef.behave(asked, response);
    });
    await (await initiate(lab)).ready();

    expect(shown).toEqual([{}]);
  });

  test("ends where the AEF's certificate is of another CA, and sends nothing", async () => {
    const lab = await startInvokerLab({ aefAuthority: await createAuthority("Elsewhere") });
    const { ready } = await initiate(lab);

    expect((await failedStep(ready())).step).toBe(4);
    expect(lab.aef.asked).toEqual([]);
  });

  test("goes on without an anchor where it is told to, to step 11", async () => {
    const lab = await startInvokerLab({ aefAuthority: await createAuthority("Elsewhere") });
    const { agreed } = await initiate(lab);
    const invoker = lab.invoker({ aefCa: "none" });
    const { response } = await invoker.call(
      agreed,
      await invoker.initiateAuthentication(agreed),
      "/hello",
    );

    expect(await response.text()).toBe("greetings");
  });

  for (const [title, behaviour, says] of failing)
    test(`ends when the AEF ${title}`, async () => {
      const lab = await startInvokerLab();
      lab.aef.answer(behaviour);
      const { ready } = await initiate(lab);
      const { step, message } = await failedStep(ready());

      expect(step).toBe(4);
      expect(message).toMatch(says);
    });

  test("follows no redirect, unless its origin is configured", async () => {
    const lab = await startInvokerLab();
    const other = await fakeParty({ authority: await authority() });
    lab.aef.answer(({ path }, response) =>
      response.writeHead(307, { location: `${other.apiRoot}${path}` }).end(),
    );
    other.answer(identified(pskIdentity));
    const stopped = await failedStep((await initiate(lab)).ready());
    expect([stopped.step, other.connections()]).toEqual([4, 0]);
    const { ready } = await initiate(lab, { aefRedirectOrigins: [other.apiRoot] });

    expect((await ready()).pskIdentity).toBe(pskIdentity);
  });
});

describe("an invoker in step 10", () => {
  for (const [title, changes, says] of refused)
    test(`ends when the AEF answers with ${title}`, async () => {
      const lab = await startInvokerLab();
      lab.answerReady({ ...changes(lab) });
      const { step, message } = await failedStep((await initiate(lab)).ready());

      expect(step).toBe(10);
      expect(message).toMatch(says);
      expect(lab.calls()).toEqual([]);
    });

  test("takes the interface of step 1 in another spelling", async () => {
    const lab = await startInvokerLab();
    lab.answerReady({ interfaceDetails: { ...lab.details, apiPrefix: "/" } });

    expect((await (await initiate(lab)).ready()).apiRoot).toBe(lab.aef.apiRoot);
  });

  test("follows to another port, with the same key", async () => {
    const lab = await startInvokerLab();
    const elsewhere = await startInvokerLab();
    elsewhere.lookUp((identity) => (identity === pskIdentity ? lab.keys.at(-1) : undefined));
    lab.answerReady({ interfaceDetails: elsewhere.details });
    const invoker = lab.invoker();
    const agreed = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(agreed);
    const { response } = await invoker.call(agreed, ready, "/hello");

    expect(ready.apiRoot).toBe(elsewhere.aef.apiRoot);
    expect(await response.text()).toBe("greetings");
    expect(elsewhere.calls().map(({ path }) => path)).toEqual(["/hello"]);
    expect(lab.calls()).toEqual([]);
  });
});
