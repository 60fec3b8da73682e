import { describe, expect, test } from "vitest";
import { addressOf, Registry, type RegistryOptions } from "../../src/ccf/registry.js";
import { conventionalName } from "../../src/http/identity.js";
import { createAuthority } from "../../src/tls/pki.js";
import { startInterconnect } from "../support/interconnect.js";

const at = (fqdn: string, port = 8443, apiPrefix?: string) => ({
  fqdn,
  port,
  ...(apiPrefix === undefined ? {} : { apiPrefix }),
});

const registry = (changes: Partial<RegistryOptions> = {}) =>
  new Registry({
    ccfId: "ccf-b",
    addresses: ["https://ccf-b.example.net"],
    invokers: [{ apiInvokerId: "API-INVOKER-1" }],
    aefs: [{ aefId: "aef-1", interfaces: [at("local.example"), at("local.example", 8443, "/v2")] }],
    agreements: [
      {
        ccfId: "ccf-a",
        addresses: ["https://ccf-a.example.net:8443/capif"],
        aefs: [{ aefId: "aef-1", interfaces: [at("aef-1.example.com")] }],
      },
    ],
    ...changes,
  });

const agreement = (ccfId: string, address: string, ...interfaces: object[]) => ({
  ccfId,
  addresses: [address],
  aefs: interfaces.length === 0 ? [] : [{ aefId: "aef", interfaces }],
});

/** Options that contradict themselves, and what the error names. */
const contradictions: [title: string, changes: Partial<RegistryOptions>, names: RegExp][] = [
  [
    "two agreements that cover one interface",
    {
      agreements: [
        agreement("ccf-a", "https://a.example", at("aef.example")),
        agreement("ccf-c", "https://c.example", at("AEF.example.", 8443, "/")),
      ],
    },
    /https:\/\/aef\.example:8443 belongs to two AEFs: aef at ccf-a, aef at ccf-c/,
  ],
  [
    "an agreement that covers an interface of its own AEF",
    { agreements: [agreement("ccf-a", "https://a.example", at("local.example"))] },
    /belongs to two AEFs/,
  ],
  [
    "two AEFs of its own on one interface",
    {
      aefs: ["aef-1", "aef-2"].map((aefId) => ({ aefId, interfaces: [at("shared.example")] })),
    },
    /belongs to two AEFs: aef-1 at ccf-b, aef-2 at ccf-b/,
  ],
  [
    "two AEFs of one id at one CCF",
    {
      aefs: ["one.example", "two.example"].map((host) => ({
        aefId: "aef-1",
        interfaces: [at(host)],
      })),
    },
    /two AEFs at ccf-b share the aefId aef-1/,
  ],
  [
    "two peers of one id",
    {
      agreements: [
        agreement("ccf-a", "https://a.example"),
        agreement("ccf-a", "https://c.example"),
      ],
    },
    /share a ccfId/,
  ],
  [
    "a peer of its own id",
    { agreements: [agreement("ccf-b", "https://a.example")] },
    /share a ccfId/,
  ],
  [
    "two peers of one address",
    {
      agreements: [
        agreement("ccf-a", "https://one.example:443"),
        agreement("ccf-c", "https://ONE.example/"),
      ],
    },
    /https:\/\/one\.example:443 is an address of two CCFs: ccf-a, ccf-c/,
  ],
  [
    "a peer at its own address",
    { agreements: [agreement("ccf-a", "https://ccf-b.example.net")] },
    /two CCFs/,
  ],
];

describe("a registry", () => {
  for (const [title, changes, names] of contradictions)
    test(`refuses ${title}`, () => {
      expect(() => registry(changes)).toThrow(TypeError);
      expect(() => registry(changes)).toThrow(names);
    });

  test("keeps AEFs of one id apart by the CCF that they are registered with", () => {
    const own = registry().aef("ccf-b", "aef-1");
    const peers = registry().aef("ccf-a", "aef-1");

    expect([...(own?.interfaces.keys() ?? [])]).toEqual([
      "https://local.example:8443",
      "https://local.example:8443/v2",
    ]);
    expect([...(peers?.interfaces.keys() ?? [])]).toEqual(["https://aef-1.example.com:8443"]);
    expect(registry().aef("ccf-c", "aef-1")).toBeUndefined();
    expect(registry().aefsNamed("aef-1")).toHaveLength(2);
  });

  test("finds the AEF that serves an interface, and nobody for its origin alone", () => {
    expect(registry().aefServing("https://aef-1.example.com:8443")?.ccfId).toBe("ccf-a");
    expect(registry().aefServing("https://local.example:8443/v2")?.ccfId).toBe("ccf-b");
    expect(registry().aefServing("https://local.example:8443/v")).toBeUndefined();
  });

  test("knows its invokers, and nobody like them", () => {
    expect(registry().isOnboarded("API-INVOKER-1")).toBe(true);
    for (const id of ["api-invoker-1", "API-INVOKER-1 ", "API-INVOKER", "", "constructor"])
      expect(registry().isOnboarded(id)).toBe(false);
  });

  test("selects by id, by address, and tells when the two disagree", () => {
    const ccfAddress = at("ccf-a.example.net", 8443, "/capif");
    expect(registry().selectedBy({ ccfId: "ccf-a" })).toEqual(["ccf-a"]);
    expect(registry().selectedBy({ ccfAddress })).toEqual(["ccf-a"]);
    expect(registry().selectedBy({ ccfId: "ccf-a", ccfAddress })).toEqual(["ccf-a"]);
    expect(registry().selectedBy({ ccfId: "ccf-b", ccfAddress })).toEqual(["ccf-b", "ccf-a"]);
    expect(registry().selectedBy({ ccfId: "constructor" })).toEqual([]);
  });
});

describe("a core function", () => {
  test("does not start when two agreements cover one interface", async () => {
    const { cert } = await createAuthority("Peers");
    const peer = {
      replicas: [],
      aliases: [],
      ca: Buffer.from(cert),
      redirectOrigins: [],
      notificationOrigins: [],
    };
    const peers = ["ccf-c", "ccf-d"].map((ccfId) => ({
      ...peer,
      ...agreement(ccfId, `https://${ccfId}.example`, at("shared.example")),
      apiRoot: `https://${ccfId}.example`,
      name: conventionalName("ccf"),
    }));

    await expect(startInterconnect({ changes: { "ccf-a": { peers } } })).rejects.toThrow(
      "https://shared.example:8443 belongs to two AEFs: aef at ccf-c, aef at ccf-d",
    );
  });
});

describe("an apiRoot as a CcfAddress", () => {
  for (const [apiRoot, address] of [
    ["https://ccf.example", { fqdn: "ccf.example", port: 443 }],
    ["https://ccf.example:8443/capif", { fqdn: "ccf.example", port: 8443, apiPrefix: "/capif" }],
    ["https://192.0.2.1:443", { ipv4Addr: "192.0.2.1", port: 443 }],
    ["https://[2001:db8:0::1]:8443", { ipv6Addr: "2001:db8::1", port: 8443 }],
    ["https://1.example", { fqdn: "1.example", port: 443 }],
  ] as const)
    test(`${apiRoot} has the right members`, () => {
      expect(addressOf(apiRoot)).toEqual(address);
    });
});
