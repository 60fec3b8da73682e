import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type FakeParty, startFakeParty } from "../support/fake-party.js";
import { agreementWith, expectRefusal, type PeerLab, startPeerLab } from "./peer-lab.js";

const ip = (port: number) => ({ ipv4Addr: "127.0.0.1", port });

/** CCF information that selects the peer ccf-b, with the port of its apiRoot. */
const selecting: [title: string, information: (port: number) => object][] = [
  ["its id", () => ({ ccfId: "ccf-b" })],
  ["its address", (port) => ({ ccfAddress: ip(port) })],
  ["its id and address", (port) => ({ ccfId: "ccf-b", ccfAddress: ip(port) })],
  [
    "an alias, default port",
    () => ({ ccfAddress: { fqdn: "ccf-b.example.net", apiPrefix: "/b" } }),
  ],
  [
    "an alias, in another spelling",
    () => ({ ccfAddress: { fqdn: "CCF-B.Example.NET.", port: 443, apiPrefix: "/b/" } }),
  ],
  ["an IPv6 alias", () => ({ ccfAddress: { ipv6Addr: "2001:DB8:0::0:1", port: 8443 } })],
  ["an alias of non-ASCII letters", () => ({ ccfAddress: { fqdn: "ccf.bücher.example" } })],
  ["its id and an unknown address", () => ({ ccfId: "ccf-b", ccfAddress: { fqdn: "x.example" } })],
];

/** CCF information that selects nobody. */
const unknown: [title: string, information: (port: number) => object][] = [
  ["an unknown id", () => ({ ccfId: "ccf-x" })],
  ["the id in another case", () => ({ ccfId: "CCF-B" })],
  ["an unknown host", () => ({ ccfAddress: { fqdn: "ccf-x.example.net" } })],
  ["another host name of the same server", (port) => ({ ccfAddress: { fqdn: "localhost", port } })],
  ["another prefix", (port) => ({ ccfAddress: { ...ip(port), apiPrefix: "/other" } })],
  [
    "the prefix in another case",
    () => ({ ccfAddress: { fqdn: "ccf-b.example.net", apiPrefix: "/B" } }),
  ],
  [
    "another port",
    () => ({ ccfAddress: { fqdn: "ccf-b.example.net", port: 8443, apiPrefix: "/b" } }),
  ],
  ["a listener that only the caller named", (port) => ({ ccfAddress: ip(port + 1) })],
];

describe("CCF-A selects its peer", () => {
  let lab: PeerLab;
  let third: FakeParty;
  beforeAll(async () => {
    third = await startFakeParty();
    const ccfB = {
      aliases: [
        "https://ccf-b.example.net/b",
        "https://[2001:db8::1]:8443",
        "https://ccf.xn--bcher-kva.example",
      ],
    };
    lab = await startPeerLab({
      agreement: ccfB,
      more: [agreementWith(third, { ccfId: "ccf-c", aliases: ["https://ccf-c.example.net"] })],
    });
    lab.answerInfo();
  });
  afterAll(() => Promise.all([lab.close(), third.close()]));
  beforeEach(() => {
    lab.peer.reset();
    third.reset();
  });

  for (const [title, information] of selecting)
    test(`by ${title}`, async () => {
      const ccfInformation = information(lab.peer.port);

      expect((await lab.ask({ ccfInformation })).json).toMatchObject({ ccfId: "ccf-b" });
      expect(third.connections()).toBe(0);
    });

  for (const [title, information] of unknown)
    test(`never by ${title}: 403, and no connection anywhere`, async () => {
      const answer = await lab.ask({ ccfInformation: information(lab.peer.port) });

      expectRefusal(answer, { status: 403, cause: "CCF_NOT_IN_AGREEMENT" });
      expect(lab.peer.connections() + third.connections()).toBe(0);
    });

  for (const [title, ccfInformation] of [
    ["two peers", { ccfId: "ccf-c", ccfAddress: { fqdn: "ccf-b.example.net", apiPrefix: "/b" } }],
    ["itself and a peer", { ccfId: "ccf-a", ccfAddress: { fqdn: "ccf-c.example.net" } }],
    ["an address that is none", { ccfAddress: { fqdn: "a/b" } }],
  ] as const)
    test(`never by members that select ${title}: 400`, async () => {
      const answer = await lab.ask({ ccfInformation });

      expect(answer.json).toMatchObject({ status: 400, cause: "MANDATORY_IE_INCORRECT" });
      expect(lab.peer.connections() + third.connections()).toBe(0);
    });

  test("and lets no peer answer in the name of another", async () => {
    expectRefusal(await lab.ask({ ccfInformation: { ccfId: "ccf-c" } }), {
      status: 504,
      cause: "TIMED_OUT_REQUEST",
    });
    lab.answerInfo({ ccfId: "ccf-c" });

    expectRefusal(await lab.ask(), { status: 502, cause: "INBOUND_SERVER_ERROR" });
    lab.answerInfo();
  });

  test("and takes itself for the home of a local invoker", async () => {
    const answer = await lab.ask({
      apiInvokerId: "API-INVOKER-3",
      ccfInformation: { ccfId: "ccf-a" },
    });

    expectRefusal(answer, { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
    expect(lab.peer.connections()).toBe(0);
  });
});
