import { constants } from "node:crypto";
import { NotTestable } from "../../../bench/failures.js";
import type { InvokerBench } from "../../../bench/invoker.js";
import { forbiddenTls, outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { endsAt, expectEnd } from "../ends.js";

type Wrong = keyof NonNullable<InvokerBench["lane"]["coreFunction"]["servers"]>;

const showing =
  (name: Wrong) =>
  ({ home, lane }: InvokerBench): void => {
    const credentials = lane.coreFunction.servers?.[name];
    if (credentials === undefined)
      throw new NotTestable(`invoker.lanes.coreFunction.servers.${name} in the target file`);
    home.serveWith(credentials);
  };

/** OpenSSL's bit, which Node has no name for. */
const noExtendedMasterSecret = 0x1;
const held = { minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;

/** Step 2: a CCF-B that the invoker must not talk to. */
export const server: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-005",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.310 6.1",
    step: 2,
    title: "sends nothing to a CCF-B whose certificate has expired",
    run: endsAt(2, showing("expired")),
  },
  {
    id: "INVOKER-006",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.310 6.1",
    step: 2,
    title: "sends nothing to a CCF-B whose certificate is not yet valid",
    run: endsAt(2, showing("notYetValid")),
  },
  {
    id: "INVOKER-007",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; RFC 9110 4.3.4",
    step: 2,
    title: "sends nothing to a CCF-B whose certificate is for another host",
    run: endsAt(2, showing("otherHost")),
  },
  {
    id: "INVOKER-008",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.310 6.1",
    step: 2,
    title: "sends nothing to a CCF-B whose certificate another CA signed",
    run: endsAt(2, async ({ home }) => home.serveWith(await outsiderCertificate("ccf-b"))),
  },
  {
    id: "INVOKER-009",
    level: "MUST",
    clause: "contract 3.2",
    step: 2,
    title: "derives nothing from a connection of TLS 1.3, which has no master secret",
    run: endsAt(1, ({ home }) => home.serveWith({ minVersion: "TLSv1.3" })),
  },
  {
    id: "INVOKER-010",
    level: "MUST",
    clause: "TS 33.210 6.2.1",
    step: 2,
    title: "sends nothing to a CCF-B that has TLS 1.1 only",
    run: endsAt(2, ({ home }) => home.serveWith(forbiddenTls["TLS 1.1"])),
  },
  {
    id: "INVOKER-011",
    level: "MUST",
    clause: "TS 33.210 6.2.3",
    step: 2,
    title: "sends nothing to a CCF-B that has CBC suites only",
    run: endsAt(2, ({ home }) => home.serveWith(forbiddenTls["CBC suites"])),
  },
  {
    id: "INVOKER-049",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2; TS 33.210 6.2.3",
    step: 2,
    title: "sends nothing to a CCF-B that shows no certificate",
    run: endsAt(2, ({ home }) => home.serveWith(forbiddenTls["no certificate"])),
  },
  {
    id: "INVOKER-012",
    level: "MUST",
    clause: "contract 3.2; RFC 7627 5.4",
    step: 2,
    title: "derives nothing from a connection without extended master secret",
    run: endsAt(1, ({ home }) =>
      home.serveWith({
        ...held,
        secureOptions: constants.SSL_OP_NO_TICKET | noExtendedMasterSecret,
      }),
    ),
  },
  {
    id: "INVOKER-013",
    level: "MUST",
    clause: "contract 3.2",
    step: 3,
    title: "derives the key of both ends, or none, where CCF-B has session tickets on",
    async run({ control, home, run }) {
      await control();
      home.serveWith({ ...held, secureOptions: constants.SSL_OP_NO_RENEGOTIATION });
      const seen = await run();
      if (seen.aef.served.length === 0) expectEnd(seen, 1);
    },
  },
];
