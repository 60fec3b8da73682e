import type { X509Certificate } from "node:crypto";
import { type ClientHello, extension } from "../../../bench/client-hello.js";
import { expect } from "../../../bench/expect.js";
import { broken, NotTestable } from "../../../bench/failures.js";
import type { Seen } from "../../../bench/invoker.js";
import { expectOfferOfProfile } from "../../../bench/offer.js";
import type { CaseOf } from "../../../case.js";

const helloOf = ({ home, output }: Seen): ClientHello => {
  const [hello] = home.hellos;
  if (hello === undefined) throw broken({ message: "no TLS came to CCF-B", actual: output });
  return hello;
};

/** Whether a name of the certificate is the id, or ends in it after a separator. */
const isNamedIn = (id: string, { subject, subjectAltName = "" }: X509Certificate): boolean =>
  `${subject}\n${subjectAltName}`
    .split(/\n|, /)
    .some((name) => ["=", ":", "/"].some((separator) => name.endsWith(`${separator}${id}`)));

/** Step 2: what the invoker shows and offers to its core function. */
export const handshake: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-002",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TR 33.700-22 6.13.2.2 step 2",
    step: 2,
    title: "shows CCF-B a client certificate that names its own id",
    async run({ clean, lane, apiInvokerId }) {
      if (lane.coreFunction.clientCa === undefined)
        throw new NotTestable("invoker.lanes.ca in the target file");
      const { home, output } = await clean();
      const [certificate] = home.certificates;
      expect(certificate !== undefined, "no certificate of the anchor was shown", {
        actual: output,
      });
      expect(
        certificate !== undefined && isNamedIn(apiInvokerId, certificate),
        "the certificate does not name the invoker's id",
        { expected: apiInvokerId, actual: certificate?.subjectAltName },
      );
    },
  },
  {
    id: "INVOKER-003",
    level: "MUST",
    clause: "contract 3.2; RFC 7627 5.2",
    step: 2,
    title: "offers extended master secret to CCF-B",
    async run({ clean }) {
      const { extensions } = helloOf(await clean());
      expect(
        extensions.has(extension.extendedMasterSecret),
        "the ClientHello lacks extended_master_secret",
      );
    },
  },
  {
    id: "INVOKER-004",
    level: "MUST",
    clause: "security, TLS; contract 3.2",
    step: 2,
    title: "takes no session tickets from CCF-B, or the two ends would see two Session IDs",
    async run({ clean }) {
      const { extensions } = helloOf(await clean());
      expect(!extensions.has(extension.sessionTicket), "the ClientHello offers session tickets");
    },
  },
  {
    id: "INVOKER-050",
    level: "MUST",
    clause: "TS 33.210 6.2.3: AEAD, forward secrecy, null compression",
    step: 2,
    title: "offers CCF-B no plain PSK, no suite without forward secrecy, and no compression",
    async run({ clean }) {
      expectOfferOfProfile(helloOf(await clean()));
    },
  },
];
