import { beforeAll, describe, expect, test } from "vitest";
import type { TrustAnchor } from "../../src/http/identity.js";
import { createSigner, issueLeaf, type Signer } from "./chains.js";
import { anchor, verdict, voucher } from "./identified.js";
import { byCommonName, nameCases } from "./identity-name-cases.js";

describe("a certificate with", () => {
  let ca: Signer;
  let other: Signer;
  beforeAll(async () => {
    ca = await createSigner("Domain");
    other = await createSigner("Other domain");
  });

  for (const { title, leaf, vouchers, is } of nameCases)
    test(`${title} is ${is}`, async () => {
      expect(await verdict(await issueLeaf(ca, leaf), [anchor(ca, ...vouchers)])).toBe(is);
    });

  test("a URI is that, whatever CN means below another anchor", async () => {
    const anchors: TrustAnchor[] = [
      anchor(ca, voucher("aef")),
      anchor(other, byCommonName("{id}")),
    ];
    const leaf = await issueLeaf(ca, { commonNames: ["aef-1"], uris: ["urn:capif:aef:aef-1"] });

    expect(await verdict(leaf, anchors)).toBe("aef aef-1");
  });
});
