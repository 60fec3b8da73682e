import { describe, expect, onTestFinished, test } from "vitest";
import { createAuthority } from "../../src/tls/pki.js";
import { fakeParty } from "../support/fake-party.js";
import { expectNoneOpen, expectRefusal, startPeerLab } from "./peer-lab.js";

const hour = 3_600_000;

/** Server certificates that CCF-A must not take for its peer's. */
const impostors = {
  "by another CA": async () => ({
    authority: await createAuthority("Elsewhere"),
    certificate: {},
  }),
  "by another CA of the same name": async () => ({
    authority: await createAuthority("Fake domain"),
    certificate: {},
  }),
  "for another host": async () => ({
    certificate: { dnsNames: ["ccf-b.example.net"], ipAddresses: ["127.0.0.2"] },
  }),
  "that has expired": async () => ({
    certificate: {
      notBefore: new Date(Date.now() - 2 * hour),
      notAfter: new Date(Date.now() - hour),
    },
  }),
  "that is not yet valid": async () => ({
    certificate: { notBefore: new Date(Date.now() + hour) },
  }),
};

describe("CCF-A, when CCF-B shows a certificate", () => {
  for (const [title, options] of Object.entries(impostors))
    test(`${title}, answers 504 and sends nothing`, async () => {
      const authority = await createAuthority("Fake domain");
      const impostor = await fakeParty({ authority, ...(await options()) });
      const lab = await startPeerLab({
        agreement: { apiRoot: impostor.apiRoot, ca: Buffer.from(authority.cert) },
      });
      onTestFinished(() => lab.close());

      expectRefusal(await lab.ask(), { status: 504, cause: "TARGET_CCF_NOT_REACHABLE" });
      expect(impostor.connections()).toBe(1);
      expect(impostor.asked.length).toBe(0);
      await expectNoneOpen(impostor);
    });
});
