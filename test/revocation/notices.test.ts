import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { type Authority, createAuthority, type IssuedCertificate } from "../../src/tls/pki.js";
import { type AefLabOptions, callerOn, confirmation, newKey, startAefLab } from "../aef/aef-lab.js";
import { aefPskId, noStore, type PeerLab, startPeerLab } from "../ccf/peer-lab.js";
import { json } from "../support/fake-party.js";
import type { Answer } from "../support/interconnect.js";

const about = { ccfId: "ccf-b", apiInvokerId: "API-INVOKER-1", aefId: "aef-1", aefPskId };
const notice = { ...about, cause: "UNEXPECTED_REASON" };

describe("a notice at CCF-A", () => {
  let lab: PeerLab;
  let peer: IssuedCertificate;
  beforeAll(async () => {
    const authority = await createAuthority("Domain of the fake CCF-B");
    peer = await authority.issue({ commonName: "ccf-b", uris: ["urn:capif:ccf:ccf-b"] });
    lab = await startPeerLab({ authority });
  });
  afterAll(() => lab.close());
  beforeEach(() => lab.peer.reset());

  const tell = (body: object, who?: string): Promise<Answer> =>
    lab.interconnect.call(who, `${lab.interconnect.plan.ccfA.apiRoot}/notifications`, {
      method: "POST",
      body,
      ...(who === undefined ? { tls: peer } : {}),
    });
  const offer = () => {
    const notificationDestination = `${new URL(lab.interconnect.plan.aef.apiRoot).origin}/n`;
    return { supportedFeatures: "2", notificationDestination };
  };

  test("is not taken from anybody else than the CCF that the key came from", async () => {
    for (const who of ["aef", "local-invoker", "other-ccf", "ccf-a"])
      expect([who, (await tell(notice, who)).status]).toEqual([who, 403]);
    expect((await tell(notice, "ccf-b")).status).toBe(401); // of an authority that is no anchor here
    expect((await tell({ ...notice, ccfId: "ccf-c" })).status).toBe(403);
    lab.answerInfo({ supportedFeatures: "2" });
    expect((await lab.ask(offer())).status).toBe(200);
  });

  test("needs the key's id, and members of the right kind", async () => {
    for (const [body, cause] of [
      [{ ...notice, aefPskId: undefined }, "MANDATORY_IE_MISSING"],
      [{ ...notice, cause: undefined }, "MANDATORY_IE_MISSING"],
      [{ ...notice, ccfId: 7 }, "MANDATORY_IE_INCORRECT"],
      [{ ...notice, aefPskId: "no id" }, "OPTIONAL_IE_INCORRECT"],
    ] as const)
      expect((await tell(body)).json).toMatchObject({ status: 400, cause });
  });

  test("about a key or an AEF that it does not know is 204 all the same", async () => {
    expect((await tell({ ...notice, aefPskId: "0".repeat(16) })).status).toBe(204);
    expect((await tell({ ...notice, aefId: "nobody" })).status).toBe(204);
  });

  test("keeps the key of an answer under way from the AEF, whoever asks next", async () => {
    const apiInvokerId = "API-INVOKER-OF-A-RACE";
    const ask = () => lab.ask({ ...offer(), apiInvokerId });
    const answer = json(200, lab.info({ supportedFeatures: "2", apiInvokerId }), noStore);
    const asked = new Promise<() => void>((resolve) => {
      lab.peer.answer((one, response) => resolve(() => answer(one, response)));
    });
    const underWay = ask();
    const letGo = await asked;
    const noted = await tell({ ...notice, apiInvokerId });
    letGo();
    const late = await underWay;
    lab.peer.answer(answer);
    const next = await ask();

    expect(noted.status).toBe(204);
    for (const one of [late, next])
      expect(one).toMatchObject({ status: 404, json: { cause: "SECURITY_CONTEXT_NOT_FOUND" } });
  });

  test("that names another invoker revokes nothing", async () => {
    lab.answerInfo({ supportedFeatures: "2" });
    expect((await tell({ ...notice, apiInvokerId: "another" })).status).toBe(204);
    const answer = await lab.ask(offer());

    expect(answer.json).toMatchObject({ supportedFeatures: "2", aefPskId });
  });
});

describe("CCF-A behind another address for notices", () => {
  for (const prefix of ["", "/replicas"])
    test(`tells it to the peer, and takes notices below it: ${prefix || "no prefix"}`, async () => {
      const authority = await createAuthority("Domain of the fake CCF-B");
      const tls = await authority.issue({ commonName: "ccf-b", uris: ["urn:capif:ccf:ccf-b"] });
      const apiRoot = `https://ccf-a.example.net:9443${prefix}`;
      const lab = await startPeerLab({ authority, ccfA: { notifications: { apiRoot } } });
      onTestFinished(lab.close);
      const { plan } = lab.interconnect;
      const notificationDestination = `${new URL(plan.aef.apiRoot).origin}/n`;
      const ask = () => lab.ask({ supportedFeatures: "2", notificationDestination });
      lab.answerInfo({ supportedFeatures: "2" });
      const first = await ask();
      const destination = new URL(String(lab.peer.asked.at(-1)?.body.notificationDestination));
      const here = `${plan.ccfA.apiRoot}${destination.pathname}`; // what stands at that address leads here
      const { status } = await lab.interconnect.call(undefined, here, {
        method: "POST",
        body: notice,
        tls,
      });

      expect(destination.href).toBe(`${apiRoot}/notifications`);
      expect([first.status, status, (await ask()).status]).toEqual([200, 204, 404]);
    });
});

describe("a notice at the AEF", () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority("Domain A");
  });

  const started = async (changes: AefLabOptions = {}) => {
    const lab = await startAefLab({
      authority,
      ...changes,
      notifications: { ccfId: "ccf-a", listen: { host: "127.0.0.1", port: 0 } },
    });
    const identity = async (name: string) =>
      authority.issue({ commonName: name, uris: [`urn:capif:ccf:${name}`] });
    const tell = async (body: object, name = "ccf-a") => {
      const tls = { ca: authority.cert, ...(await identity(name)) };
      return lab.notify(body, tls);
    };
    return { lab, tell };
  };
  const noticeOf = (key: { id: string }) => ({
    ...{ ccfId: "ccf-b", apiInvokerId: "I-1", aefId: "aef-1", aefPskId: key.id },
    cause: "OVERLIMIT_USAGE",
  });

  test("is not taken from another CCF, though its own authority vouches for that one", async () => {
    const { lab, tell } = await started();
    const key = newKey();
    lab.confirm(key);
    const { json: ready } = await lab.initiate();

    expect(await tell(noticeOf(key), "ccf-other")).toBe(403);
    expect(await callerOn(lab.connect(ready.pskIdentity, key))).toMatchObject({ ccfId: "ccf-b" });
    expect(await tell(noticeOf(key))).toBe(204);
  });

  test("is 413 if it is larger than the AEF's bodies may be", async () => {
    const { lab, tell } = await started({ limits: { bodyBytes: 200 } });
    lab.confirm(newKey());
    await lab.initiate();
    const notice = noticeOf(newKey());

    expect(await tell(notice)).toBe(204);
    expect(await tell({ ...notice, more: "x".repeat(200) })).toBe(413);
  });

  test("is 429 beyond as many as the AEF's questions may be, and counts with none of them", async () => {
    const { lab, tell } = await started({ rates: { upstream: { requests: 2, seconds: 600 } } });
    lab.confirm(newKey());
    await lab.initiate();
    const statuses = [];
    for (let n = 0; n < 3; n++) statuses.push(await tell(noticeOf(newKey())));

    expect(statuses).toEqual([204, 204, 429]);
    expect((await lab.initiate({ apiInvokerId: "I-2" })).status).toBe(200);
  });

  test("keeps the key of an answer under way from being held", async () => {
    const { lab, tell } = await started();
    const key = newKey();
    const asked = new Promise<() => void>((resolve) => {
      lab.ccf.answer((one, response) =>
        resolve(() => json(200, confirmation(one.body, key), noStore)(one, response)),
      );
    });
    const underWay = lab.initiate();
    const letGo = await asked;
    const status = await tell(noticeOf(key));
    letGo();

    expect(status).toBe(204);
    expect((await underWay).status).toBe(403);
    lab.confirm(key);
    expect((await lab.initiate()).status).toBe(403);
    const other = newKey();
    lab.confirm(other);
    expect((await lab.initiate()).status).toBe(200);
  });
});
