import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Authority, createAuthority } from "../../src/tls/pki.js";
import { type Behaviour, type FakeParty, json, startFakeParty } from "../support/fake-party.js";
import { expectRefusal, noStore, type PeerLab, startPeerLab } from "./peer-lab.js";

const bad = { status: 502, cause: "INBOUND_SERVER_ERROR" };
const path = "/ccf-security-info/v1/request-security-info";

const to =
  (location: string, status = 307): Behaviour =>
  (_, response) =>
    response.writeHead(status, { location }).end();

describe("CCF-A, when CCF-B redirects", () => {
  let authority: Authority;
  let configured: FakeParty;
  let decoy: FakeParty;
  let lab: PeerLab;
  beforeAll(async () => {
    authority = await createAuthority("CCF-B's domain");
    configured = await startFakeParty({ authority });
    decoy = await startFakeParty({ authority });
    const redirectOrigins = [configured.apiRoot];
    lab = await startPeerLab({ authority, agreement: { redirectOrigins } });
  });
  afterAll(() => Promise.all([lab.close(), configured.close(), decoy.close()]));
  beforeEach(() => {
    for (const party of [lab.peer, configured, decoy]) party.reset();
  });

  for (const status of [307, 308])
    test(`with ${status} to a configured origin, asks there, once`, async () => {
      lab.peer.answer(to(`${configured.apiRoot}/elsewhere`, status));
      configured.answer(json(200, lab.info(), noStore));
      const answer = await lab.ask();

      expect(answer.status).toBe(200);
      expect(configured.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
        "POST /elsewhere",
      ]);
      expect(configured.asked[0]?.body).toStrictEqual(lab.peer.asked[0]?.body);
    });

  test("within its own origin, asks there", async () => {
    lab.peer.answer((asked, response) => {
      if (asked.path === path) to("/elsewhere")(asked, response);
      else json(200, lab.info(), noStore)(asked, response);
    });

    expect((await lab.ask()).status).toBe(200);
    expect(lab.peer.asked.map((asked) => asked.path)).toEqual([path, "/elsewhere"]);
  });

  test("twice, answers 502 and asks no third time", async () => {
    lab.peer.answer(to(`${configured.apiRoot}/elsewhere`));
    configured.answer(to(`${configured.apiRoot}/yet-elsewhere`));

    expectRefusal(await lab.ask(), bad);
    expect(configured.asked.length).toBe(1);
  });

  test("a second time to an origin that is not configured, answers 502", async () => {
    lab.peer.answer(to(`${configured.apiRoot}/elsewhere`));
    configured.answer(to(`${decoy.apiRoot}/`));

    expectRefusal(await lab.ask(), bad);
    expect(decoy.connections()).toBe(0);
  });

  const refused: [title: string, location: (decoy: FakeParty) => string][] = [
    ["to an origin that is not configured", ({ apiRoot }) => `${apiRoot}${path}`],
    ["to another host name of a configured port", ({ port }) => `https://localhost:${port}${path}`],
    ["to http", ({ port }) => `http://127.0.0.1:${port}${path}`],
    ["without a scheme, to another host", ({ port }) => `//127.0.0.1:${port}${path}`],
    ["to an address with user information", ({ port }) => `https://ccf-b@127.0.0.1:${port}/`],
    ["to what is no address", () => "https://"],
  ];

  for (const [title, location] of refused)
    test(`${title}, answers 502 and connects to nobody`, async () => {
      lab.peer.answer(to(location(decoy)));

      expectRefusal(await lab.ask(), bad);
      expect(lab.peer.asked.length).toBe(1);
      expect(decoy.connections()).toBe(0);
      expect(configured.connections()).toBe(0);
    });

  test("without saying where, answers 502", async () => {
    lab.peer.answer((_, response) => response.writeHead(307).end());

    expectRefusal(await lab.ask(), bad);
    expect(lab.peer.asked.length).toBe(1);
  });

  test("to a server with a certificate of another CA, answers 504 and sends nothing", async () => {
    const impostor = await startFakeParty();
    const exposed = await startPeerLab({ agreement: { redirectOrigins: [impostor.apiRoot] } });
    exposed.peer.answer(to(`${impostor.apiRoot}${path}`));
    const answer = await exposed.ask();
    await Promise.all([exposed.close(), impostor.close()]);

    expectRefusal(answer, { status: 504, cause: "TARGET_CCF_NOT_REACHABLE" });
    expect(impostor.asked.length).toBe(0);
  });
});
