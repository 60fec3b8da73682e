import { beforeAll, describe, expect, test } from "vitest";
import { asSigner, type Chain, createSigner, issueLeaf, type Signer } from "./chains.js";
import { anchor, connected, identified, verdict, voucher } from "./identified.js";

const invoker = { uris: ["urn:capif:invoker:I-1"] };
const ccfB = { uris: ["urn:capif:ccf:ccf-b"] };

describe("an identity", () => {
  let domain: Signer;
  let peer: Signer;
  beforeAll(async () => {
    domain = await createSigner("Domain");
    peer = await createSigner("Peer");
  });

  /** What a core function trusts: its own domain, and one peer for its ccfId alone. */
  const anchors = () => [
    anchor(domain, voucher("invoker"), voucher("aef")),
    anchor(peer, voucher("ccf", { ids: ["ccf-b"] })),
  ];

  test("comes from an anchor, with the end of its certificate", async () => {
    const notAfter = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    const leaf = await issueLeaf(domain, { ...invoker, notAfter });

    expect(await identified(leaf, anchors())).toEqual({
      outcome: "identified",
      identity: { role: "invoker", id: "I-1", notAfter: notAfter.getTime() },
    });
    expect(await verdict(await issueLeaf(peer, ccfB), anchors())).toBe("ccf ccf-b");
  });

  test("is nobody's without a certificate", async () => {
    expect(await verdict(undefined, anchors())).toBe("unauthenticated");
  });

  test("ends with its certificate", async () => {
    const leaf = await issueLeaf(domain, { ...invoker, notAfter: new Date(Date.now() - 1000) });

    expect(await verdict(leaf, anchors())).toBe("unauthenticated");
  });

  for (const uri of ["urn:capif:invoker:I-1", "urn:capif:aef:aef-1", "urn:capif:ccf:ccf-c"])
    test(`of ${uri} is not the peer's to mint`, async () => {
      expect(await verdict(await issueLeaf(peer, { uris: [uri] }), anchors())).toBe("unauthorized");
    });

  test("of the peer is not the domain's to mint", async () => {
    expect(await verdict(await issueLeaf(domain, ccfB), anchors())).toBe("unauthorized");
  });

  const attacks: [title: string, mint: () => Promise<Chain>][] = [
    ["an unknown authority", async () => issueLeaf(await createSigner("Unknown"), invoker)],
    [
      "an authority with the name and key identifier of a trusted one",
      async () => {
        const fake = await createSigner(domain.name, { keyId: domain.keyId });
        return issueLeaf(fake, invoker);
      },
    ],
    [
      "such an authority that sends its own root along",
      async () => {
        const fake = await createSigner(domain.name, { keyId: domain.keyId });
        return issueLeaf(fake, invoker, fake);
      },
    ],
    [
      "such an authority that sends the trusted root along",
      async () => {
        const fake = await createSigner(domain.name, { keyId: domain.keyId });
        return issueLeaf(fake, invoker, domain);
      },
    ],
    [
      "a key that is not its issuer's",
      async () => issueLeaf(domain, { ...invoker, signedBy: await createSigner("Other") }),
    ],
    [
      "the peer's key in the domain's name",
      async () => issueLeaf(domain, { ...invoker, signedBy: peer }, peer),
    ],
    [
      "the holder of a certificate, who is no authority",
      async () => {
        const leaf = await issueLeaf(domain, { commonNames: ["Leaf"], ...invoker });
        return issueLeaf(await asSigner(leaf, "Leaf"), invoker, await asSigner(leaf, "Leaf"));
      },
    ],
    [
      "an intermediate authority that is not sent along",
      async () => issueLeaf(await createSigner("Between", { above: domain }), invoker),
    ],
    [
      "an intermediate authority that only bears the domain's name as its issuer",
      async () => {
        const fake = await createSigner(domain.name, { keyId: domain.keyId });
        const between = await createSigner("Between", { above: fake });
        return issueLeaf(between, invoker, between);
      },
    ],
  ];

  for (const [title, mint] of attacks)
    test(`is nobody's when signed by ${title}`, async () => {
      expect(await verdict(await mint(), anchors())).toBe("unauthenticated");
    });

  test("may have intermediate authorities between it and its anchor", async () => {
    const between = await createSigner("Between", { above: domain });
    const lower = await createSigner("Lower", { above: between });
    const chains = [
      await issueLeaf(between, invoker, between),
      await issueLeaf(lower, invoker, lower, between),
    ];
    for (const chain of chains) {
      const socket = await connected(chain, anchors());
      // Node 24.21 and 26.8 hide the chain from servers (nodejs/node#65579): then nobody is safe.
      const isShown = socket.getPeerCertificate(true).issuerCertificate !== undefined;

      expect(await verdict(chain, anchors())).toBe(isShown ? "invoker I-1" : "unauthenticated");
    }
  });

  test("needs no chain from the client where the intermediate authority is configured", async () => {
    const between = await createSigner("Between", { above: domain });
    const configured = [...anchors(), anchor(between, voucher("invoker"))];

    expect(await verdict(await issueLeaf(between, invoker), configured)).toBe("invoker I-1");
  });

  test("below a peer's intermediate authority is the peer's, whatever that one is called", async () => {
    const between = await createSigner(domain.name, { above: peer, keyId: domain.keyId });
    const minted = await issueLeaf(between, invoker, between);
    const own = await issueLeaf(between, ccfB, between);

    expect(await verdict(minted, anchors())).not.toBe("invoker I-1");
    expect(await verdict(own, anchors())).not.toBe("invoker I-1");
  });

  test("is what the nearest of two anchors says", async () => {
    const between = await createSigner("Between", { above: domain });
    const nearest = [anchor(domain, voucher("aef")), anchor(between, voucher("invoker"))];
    const aef = await issueLeaf(between, { uris: ["urn:capif:aef:aef-1"] }, between);

    expect(await verdict(await issueLeaf(between, invoker, between), nearest)).toBe("invoker I-1");
    expect(await verdict(aef, nearest)).toBe("unauthorized");
  });

  test("keeps two trusted anchors of one name apart", async () => {
    const twin = await createSigner(domain.name);
    const both = [anchor(domain, voucher("invoker")), anchor(twin, voucher("ccf"))];

    expect(await verdict(await issueLeaf(domain, invoker), both)).toBe("invoker I-1");
    expect(await verdict(await issueLeaf(twin, ccfB), both)).toBe("ccf ccf-b");
    expect(await verdict(await issueLeaf(twin, invoker), both)).toBe("unauthorized");
  });

  test("is never another anchor's, even where name and key identifier are the same", async () => {
    const twin = await createSigner(domain.name, { keyId: domain.keyId });
    const both = [anchor(domain, voucher("invoker")), anchor(twin, voucher("ccf"))];

    expect(await verdict(await issueLeaf(twin, invoker), both)).not.toBe("invoker I-1");
    expect(await verdict(await issueLeaf(domain, ccfB), both)).not.toBe("ccf ccf-b");
  });
});
