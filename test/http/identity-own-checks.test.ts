import { X509Certificate } from "node:crypto";
import type { TLSSocket } from "node:tls";
import { describe, expect, test } from "vitest";
import { identify } from "../../src/http/identity.js";
import { createSigner, issueLeaf, type Signer } from "./chains.js";
import { anchor, voucher } from "./identified.js";

const invoker = { uris: ["urn:capif:invoker:I-1"] };

/** A connection as OpenSSL might show it if it were mistaken: any chain, verified or not. */
const connection = (authorized: boolean, leaf: string, ...above: string[]): TLSSocket => {
  const link = (pem: string, [next, ...others]: string[]): X509Certificate =>
    Object.defineProperty(new X509Certificate(pem), "issuerCertificate", {
      value: next === undefined ? undefined : link(next, others),
    });
  const peer = link(leaf, above);
  return { authorized, getPeerX509Certificate: () => peer } as unknown as TLSSocket;
};

const outcomeOf = (socket: TLSSocket, ...trusted: Signer[]) =>
  identify(
    socket,
    trusted.map((one) => anchor(one, voucher("invoker"))),
  ).outcome;

// OpenSSL has verified the chain already. These show that the identity does not hang on that alone.
describe("an identity is checked once more:", () => {
  test("a chain that leads to its anchor, signature by signature, is one", async () => {
    const domain = await createSigner("Domain");
    const between = await createSigner("Between", { above: domain });
    const leaf = await issueLeaf(between, invoker);

    expect(outcomeOf(connection(true, leaf.cert, between.cert, domain.cert), domain)).toBe(
      "identified",
    );
  });

  test("what OpenSSL did not verify is not", async () => {
    const domain = await createSigner("Domain");
    const leaf = await issueLeaf(domain, invoker);

    expect(outcomeOf(connection(false, leaf.cert, domain.cert), domain)).toBe("unauthenticated");
  });

  test("an anchor's name and key identifier without its signature are not", async () => {
    const domain = await createSigner("Domain");
    const fake = await createSigner("Domain", { keyId: domain.keyId });
    const leaf = await issueLeaf(fake, invoker);

    for (const above of [fake, domain])
      expect(outcomeOf(connection(true, leaf.cert, above.cert), domain)).toBe("unauthenticated");
  });

  test("an anchor's key under another name is not", async () => {
    const domain = await createSigner("Domain");
    const renamed = { ...(await createSigner("Renamed")), keys: domain.keys };
    const leaf = await issueLeaf(renamed, invoker);

    expect(outcomeOf(connection(true, leaf.cert), domain)).toBe("unauthenticated");
  });

  test("an issuer that is only named between leaf and anchor is not", async () => {
    const domain = await createSigner("Domain");
    const between = await createSigner("Between", { above: domain });
    const fake = await createSigner("Between", { keyId: between.keyId });
    const leaf = await issueLeaf(fake, invoker);

    expect(outcomeOf(connection(true, leaf.cert, between.cert, domain.cert), domain)).toBe(
      "unauthenticated",
    );
  });

  test("a chain that turns in circles is not", async () => {
    const domain = await createSigner("Domain");
    const stray = await createSigner("Stray");
    const leaf = await issueLeaf(stray, invoker);

    expect(outcomeOf(connection(true, leaf.cert, stray.cert, stray.cert), domain)).toBe(
      "unauthenticated",
    );
  });
});
