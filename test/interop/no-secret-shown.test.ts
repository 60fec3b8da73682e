import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ApiInvoker } from "../../src/invoker/index.js";
import { fakeParty, json } from "../support/fake-party.js";
import { type CallOptions, type Interconnect, startInterconnect } from "../support/interconnect.js";
import { callByNode } from "./node-client.js";
import { nodePsk, readyAef } from "./ready.js";
import { aefId, apiInvokerId, step1Body, step5Body, urlsOf } from "./requests.js";
import { leaksIn, privateKeyIn, type Secrets, secretsOfKeylog } from "./secrets.js";

/** The private keys of the lab's identities. */
const privateKeysOf = ({ directory }: Interconnect): Secrets => {
  const files = readdirSync(join(directory, "pki")).filter((name) => name.endsWith(".key"));
  const read = (name: string) => readFileSync(join(directory, "pki", name), "utf8");
  return Object.fromEntries(files.map((name) => [name, privateKeyIn(read(name))]));
};

/** A run of all steps; what it must not show, and what it answered. */
const runSteps = async (interconnect: Interconnect, tlsVersion: "1.2" | "1.3") => {
  const { id, cert, key } = interconnect.identity("invoker");
  const { plan, ca } = interconnect;
  let keylog = "";
  const invoker = new ApiInvoker(
    {
      ...{ apiInvokerId: id, tls: { cert, key }, tlsVersion },
      coreFunction: { apiRoot: plan.ccfB.apiRoot, ca },
      ...{ aef: { aefId }, aefCa: ca },
    },
    {
      onKeylog: (line) => {
        keylog += line;
      },
    },
  );
  const security = await invoker.obtainSecurityMethod();
  const ready = await invoker.initiateAuthentication(security);
  const path = "/sample-service/v1/whoami";
  const { response, connection } = await invoker.call(security, ready, path);
  await Promise.all([connection.close(), invoker.close()]);
  const [{ aefPsk }] = security.interfaces;
  return { secrets: { AEF_PSK: aefPsk, ...secretsOfKeylog(keylog) }, body: await response.text() };
};

describe("what the parties show", () => {
  let interconnect: Interconnect;
  let secrets: Secrets;
  const bodies: string[] = [];
  beforeAll(async () => {
    interconnect = await startInterconnect();
    secrets = privateKeysOf(interconnect);
    for (const tlsVersion of ["1.2", "1.3"] as const) {
      const run = await runSteps(interconnect, tlsVersion);
      for (const [name, secret] of Object.entries(run.secrets))
        secrets[`${name}, ${tlsVersion}`] = secret;
      bodies.push(run.body);
    }
  });
  afterAll(() => interconnect.close());

  const ask = async (identity: string | undefined, url: string, options?: CallOptions) => {
    const answer = await interconnect.call(identity, url, options);
    bodies.push(JSON.stringify(answer.headers), answer.text);
    return answer.status;
  };

  const refusals = async () => {
    const { step1, step4, step5, step7, whoami } = urlsOf(interconnect);
    const aefPsk = secrets["AEF_PSK, 1.3"]?.toString("hex");
    const claim = { apiInvokerId, ccfInformation: { ccfId: "ccf-b" }, supportedFeatures: "0" };
    const put = { method: "PUT", body: step1Body };
    const post = (body: unknown) => ({ method: "POST", body });
    return [
      await ask(undefined, step1, put),
      await ask("stranger", step1, put),
      await ask("forged-invoker", step1, put),
      await ask("other-invoker", step1),
      await ask("invoker", step1, { method: "PUT", raw: `{"aefPsk":"${aefPsk}"` }),
      await ask("invoker", step1, { method: "PUT", body: { securityInfo: aefPsk } }),
      await ask("invoker", step1, { ...put, tls: { minVersion: "TLSv1.3" } }),
      await ask(undefined, step4, post({ ...claim, aefPskId: aefPsk })),
      await ask(undefined, step4, post({ ...claim, aefPskId: "0123456789abcdef" })),
      await ask(undefined, step4, post({ ...claim, apiInvokerId: "nobody" })),
      await ask("other-aef", step5, post(step5Body)),
      await ask("aef", step5, post({ ...step5Body, aefPsk, ccfInformation: { ccfId: "ccf-x" } })),
      await ask("other-ccf", step7, post(step5Body)),
      await ask(undefined, whoami),
    ];
  };

  test("of a run and of refusals holds no secret", async () => {
    const statuses = await refusals();
    const ready = await readyAef(interconnect);
    const forged = { ...ready, aefPsk: Buffer.alloc(32, 0x66) };
    await callByNode(ready.whoami, nodePsk(forged, "TLSv1.3", "TLS_AES_128_GCM_SHA256"));
    await callByNode(ready.whoami, nodePsk(forged, "TLSv1.2", "DHE-PSK-AES128-GCM-SHA256"));
    const shown = [interconnect.log(), JSON.stringify(interconnect.events), ...bodies].join("\n");

    expect(statuses.every((status) => status >= 400)).toBe(true);
    expect(Object.keys(secrets).filter((name) => name.startsWith("AEF_PSK"))).toHaveLength(2);
    expect(Object.keys(secrets).filter((name) => name.startsWith("CLIENT_RANDOM"))).toHaveLength(3);
    expect(leaksIn(shown, { ...secrets, "the latest AEF_PSK": ready.aefPsk })).toEqual([]);
  });

  test("to the invoker holds no key in success either", async () => {
    const { step1 } = urlsOf(interconnect);
    const before = bodies.length;
    await ask("invoker", `${step1}?authenticationInfo=true`);
    await ask("invoker", step1);
    const ready = await readyAef(interconnect);
    await ask("invoker", `${step1}?authenticationInfo=true`);
    const shown = bodies.slice(before).join("\n");

    expect(shown).toContain("TLS12_MASTER_SECRET");
    expect(leaksIn(shown, { ...secrets, AEF_PSK: ready.aefPsk })).toEqual([]);
  });

  test("would be found: a planted secret is, and the key where it belongs", async () => {
    const { step7 } = urlsOf(interconnect);
    const { aefPsk } = await readyAef(interconnect);
    const { text, headers } = await interconnect.call("ccf-a", step7, {
      method: "POST",
      body: step5Body,
    });
    const planted = Object.entries(secrets).map(([name, secret]) =>
      leaksIn(`${interconnect.log()}${JSON.stringify({ secret })}\n`, { [name]: secret }),
    );

    expect(leaksIn(text, { aefPsk })).toEqual(["aefPsk as hex"]);
    expect(headers["cache-control"]).toBe("no-store");
    expect(planted.every(([found]) => found?.endsWith("as numbers in JSON"))).toBe(true);
  });

  test("is no less when CCF-B answers keys that break the contract", async () => {
    const peer = await fakeParty();
    const aefPsk = secrets["AEF_PSK, 1.3"]?.toString("hex") ?? "";
    const { apiRoot, ca } = peer;
    const lab = await startInterconnect({
      changes: { "ccf-a": ({ peers }) => ({ peers: peers.map((p) => ({ ...p, apiRoot, ca })) }) },
    });
    const { step4, step5 } = urlsOf(lab);
    const info = { ...step5Body, ccfId: "ccf-b", aefPskId: "0123456789abcdef", aefPsk };
    const answers = [
      { ...info, remainingValidity: 60 },
      { ...info, remainingValidity: 60, aefPsk: aefPsk.slice(2) },
      { ...info, remainingValidity: aefPsk },
      { ...info, remainingValidity: 60, aefPskId: aefPsk },
      [aefPsk],
    ];
    for (const body of answers) {
      peer.answer(json(200, body));
      const asked = await lab.call("aef", step5, { method: "POST", body: step5Body });
      const initiated = await lab.call(undefined, step4, {
        method: "POST",
        body: { ...step5Body, aefPskId: randomId() },
      });

      expect([asked.status, initiated.status]).toEqual([502, 502]);
      expect(leaksIn(asked.text + initiated.text, secrets)).toEqual([]);
    }
    const log = lab.log();
    await lab.close();

    expect(log).toContain("INBOUND_SERVER_ERROR");
    expect(leaksIn(log, secrets)).toEqual([]);
  });
});

let last = 0;
const randomId = (): string => (++last).toString(16).padStart(16, "0");
