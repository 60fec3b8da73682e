import { describe, expect, test, vi } from "vitest";
import { fakeParty, raw } from "../support/fake-party.js";
import {
  authority,
  failedStep,
  type InvokerLab,
  pskIdentity,
  startInvokerLab,
} from "./invoker-lab.js";

const call = async (lab: InvokerLab, changes = {}) => {
  const invoker = lab.invoker(changes);
  const agreed = await invoker.obtainSecurityMethod();
  const ready = await invoker.initiateAuthentication(agreed);
  return invoker.call(agreed, ready, "/hello?to=you", { headers: { "x-own": "1" } });
};

for (const tlsVersion of ["1.2", "1.3"] as const)
  describe(`an invoker in step 11, TLS ${tlsVersion}`, () => {
    test("calls the service API on a connection of its own, keyed by PSK", async () => {
      const lab = await startInvokerLab();
      const identities: string[] = [];
      lab.lookUp((identity) => {
        identities.push(identity);
        return lab.keys.at(-1);
      });
      const { response, connection } = await call(lab, { tlsVersion });
      await connection.close();

      expect(await response.text()).toBe("greetings");
      expect(identities).toEqual([pskIdentity]);
      expect(connection.tls?.version).toBe(`TLSv${tlsVersion}`);
      expect(lab.calls()).toHaveLength(1);
      expect(lab.calls()[0]).toMatchObject({ method: "GET", path: "/hello?to=you" });
      expect(lab.aef.connections()).toBe(2);
    });

    test("refuses an AEF that falls back to its certificate, and writes nothing", async () => {
      const lab = await startInvokerLab();
      lab.lookUp(() => undefined);
      const { step } = await failedStep(call(lab, { tlsVersion }));

      expect(step).toBe(11);
      expect(lab.calls()).toEqual([]);
      await vi.waitFor(() => expect(lab.aef.open()).toBe(0));
    });

    test("refuses an AEF of another key, and writes nothing", async () => {
      const lab = await startInvokerLab();
      lab.lookUp(() => Buffer.alloc(32, 1));
      const { step } = await failedStep(call(lab, { tlsVersion }));

      expect(step).toBe(11);
      expect(lab.calls()).toEqual([]);
    });

    test("uses no key whose validity is over", async () => {
      const lab = await startInvokerLab();
      const invoker = lab.invoker({ tlsVersion });
      const agreed = await invoker.obtainSecurityMethod();
      const ready = await invoker.initiateAuthentication(agreed);
      const expired = { ...agreed, expiresAt: performance.now() };
      const { step } = await failedStep(invoker.call(expired, ready, "/hello"));

      expect(step).toBe(11);
      expect(lab.calls()).toEqual([]);
    });

    test("repeats step 4 once after a refused handshake", async () => {
      const lab = await startInvokerLab();
      let asked = 0;
      lab.lookUp(() => (asked++ === 0 ? undefined : lab.keys.at(-1)));
      const { response } = await call(lab, { tlsVersion });

      expect(await response.text()).toBe("greetings");
      const [first, second] = lab.initiations();
      expect(lab.initiations()).toHaveLength(2);
      expect(second?.body).toEqual(first?.body);
      expect(second?.body.aefPskId).toMatch(/^[0-9a-f]{16}$/);
    });

    test("repeats it no more than once", async () => {
      const lab = await startInvokerLab();
      let asked = 0;
      lab.lookUp(() => (asked++ < 5 ? undefined : lab.keys.at(-1)));

      expect((await failedStep(call(lab, { tlsVersion }))).step).toBe(11);
      expect(lab.initiations()).toHaveLength(2);
      expect(asked).toBe(2);
    });
  });

describe("an invoker in step 11", () => {
  test("refuses an AEF that has SHA-384 alone, where OpenSSL would drop the PSK", async () => {
    const lab = await startInvokerLab({ aefTls: { ciphers: "TLS_AES_256_GCM_SHA384" } });

    expect((await failedStep(call(lab))).step).toBe(11);
    expect(lab.calls()).toEqual([]);
  });

  test("resumes nothing, whatever tickets the AEF gives", async () => {
    const lab = await startInvokerLab({ aefTls: { secureOptions: 0 } });
    const handshakes: boolean[] = [];
    lab.lookUp(() => {
      handshakes.push(true);
      return lab.keys.at(-1);
    });
    const invoker = lab.invoker();
    const agreed = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(agreed);
    for (const path of ["/one", "/two"]) {
      const { response, connection } = await invoker.call(agreed, ready, path);
      await connection.close();
      expect(response.status).toBe(200);
    }

    expect(handshakes).toHaveLength(2);
  });

  test("does not repeat a request that may have been served", async () => {
    const lab = await startInvokerLab();
    lab.aef.answer((asked, response) => {
      if (asked.path === "/hello?to=you") raw("")(asked, response);
      else {
        lab.answerReady();
        const usual = lab.aef.behave;
        usual(asked, response);
        lab.aef.answer(raw(""));
      }
    });
    const { step } = await failedStep(call(lab));

    expect(step).toBe(11);
    expect(lab.calls()).toHaveLength(1);
    expect(lab.initiations()).toHaveLength(1);
  });

  test("hands on whatever the service API answers", async () => {
    const lab = await startInvokerLab();
    const invoker = lab.invoker();
    const agreed = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(agreed);
    lab.aef.answer((_, response) => response.writeHead(503, { "x-own": "2" }).end("later"));
    const { response } = await invoker.call(agreed, ready, "hello");

    expect(response.status).toBe(503);
    expect(response.headers.get("x-own")).toBe("2");
    expect(lab.calls()[0]?.path).toBe("/hello");
    expect(lab.initiations()).toHaveLength(1);
  });

  test("follows no redirect to another origin", async () => {
    const lab = await startInvokerLab();
    const decoy = await fakeParty({ authority: await authority() });
    const invoker = lab.invoker({ aefRedirectOrigins: [decoy.apiRoot] });
    const agreed = await invoker.obtainSecurityMethod();
    const ready = await invoker.initiateAuthentication(agreed);
    lab.aef.answer((_, response) => response.writeHead(307, { location: decoy.apiRoot }).end());

    expect((await failedStep(invoker.call(agreed, ready, "/hello"))).step).toBe(11);
    expect(decoy.connections()).toBe(0);
  });
});
