import { beforeAll, describe, expect, test } from "vitest";
import { type Chain, createSigner, issueLeaf, type Signer } from "./chains.js";
import { anchor, identified, voucher } from "./identified.js";

const invoker = "urn:capif:invoker:I-1";
const aef = "urn:capif:aef:aef-1";

describe("the log is told why a certificate is not taken:", () => {
  let ca: Signer;
  let other: Signer;
  beforeAll(async () => {
    ca = await createSigner("Domain");
    other = await createSigner("Other domain");
  });
  const reasonOf = async (client: Chain | undefined) => {
    const found = await identified(client, [anchor(ca, voucher("invoker"))]);
    return found.outcome === "identified" ? undefined : found.reason;
  };

  test("there is none", async () => {
    expect(await reasonOf(undefined)).toBe("no client certificate");
  });

  test("it is of an unknown authority", async () => {
    expect(await reasonOf(await issueLeaf(other, { uris: [invoker] }))).toBe(
      "the certificate is not verified: UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    );
  });

  for (const [uris, reason] of [
    [[], "the certificate names no role and id"],
    [[aef], 'the trust anchor may not vouch for ["aef","aef-1"]'],
    [[invoker, aef], 'the certificate names several: ["invoker","I-1"] and ["aef","aef-1"]'],
  ] as [string[], string][])
    test(`it names ${uris.join(" and ") || "nobody"}`, async () => {
      expect(await reasonOf(await issueLeaf(ca, { uris }))).toBe(reason);
    });
});
