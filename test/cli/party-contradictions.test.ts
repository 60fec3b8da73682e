import { beforeAll, describe, test } from "vitest";
import { type Change, endedLab, expectRefusal } from "./refusal.js";

describe("a configuration that contradicts itself", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeAll(async () => {
    lab = await endedLab();
  }, 120_000);

  const shared = { aefId: "aef-9", interfaces: [{ fqdn: "aef-2.example.com", port: 8443 }] };
  test.each([
    [
      "two agreements that cover one interface",
      ({ peers, ...own }) => ({
        ...own,
        peers: [
          ...(peers as object[]),
          {
            ccfId: "ccf-c",
            apiRoot: "https://ccf-c:443",
            ca: "pki/domain-a-ca.pem",
            aefs: [shared],
          },
        ],
      }),
      /aef-2\.example\.com:8443 belongs to two AEFs: aef-2 at ccf-a, aef-9 at ccf-c/,
    ],
    [
      "an own AEF on a peer's interface",
      (own) => ({ ...own, aefs: [shared] }),
      /belongs to two AEFs/,
    ],
    [
      "an anchor that is none",
      (own) => ({ ...own, trustAnchors: [{ ca: "garbage.pem", vouchesFor: [{ role: "aef" }] }] }),
      /garbage\.pem: holds no PEM certificate/,
    ],
    [
      "a peer with its own ccfId",
      ({ peers, ...own }) => ({ ...own, peers, ccfId: "ccf-a" }),
      /two CCFs share a ccfId/,
    ],
    ["a bad apiRoot", (own) => ({ ...own, apiRoot: "http://x" }), /\/apiRoot must match pattern/],
  ] as [string, Change, RegExp][])("ccf refuses %s", async (_, change, message) => {
    await expectRefusal("ccf", lab.changed("ccf-b", change), message);
  });

  const at = (host: object, apiPrefix: string) => ({
    ...host,
    port: 9443,
    apiPrefix,
    listen: { port: 0 },
  });
  test.each([
    [
      "an interface without a host",
      (own) => ({ ...own, interfaces: [{ port: 443 }] }),
      /\/interfaces\/0 needs one of these: fqdn, ipv4Addr, ipv6Addr/,
    ],
    [
      "an interface with two hosts",
      (own) => ({ ...own, interfaces: [{ fqdn: "x", ipv4Addr: "127.0.0.1" }] }),
      /\/interfaces\/0 has members that exclude each other/,
    ],
    [
      "the same interface twice",
      (own) => ({ ...own, interfaces: [{ fqdn: "X.example" }, { fqdn: "x.example", port: 443 }] }),
      /two interfaces of the AEF are the same/,
    ],
    [
      "two interfaces that nothing tells apart on their port",
      (own) => ({
        ...own,
        interfaces: [at({ fqdn: "x.example" }, "/nef"), at({ fqdn: "y.example" }, "/nef")],
      }),
      /two interfaces share port and apiPrefix/,
    ],
    ["an unknown TLS version", (own) => ({ ...own, tlsVersions: ["1.1"] }), /: 1\.2, 1\.3/],
  ] as [string, Change, RegExp][])("aef refuses %s", async (_, change, message) => {
    await expectRefusal("aef", lab.changed("aef", change), message);
  });
});
