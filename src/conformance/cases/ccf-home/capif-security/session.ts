import { constants } from "node:crypto";
import type { ConnectionOptions } from "node:tls";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import {
  expectEnded,
  expectNoDerivation,
  fullHandshakeRequired,
  refusedAgain,
} from "./full-handshake.js";
import { expectNoContext } from "./security-context.js";

/** OpenSSL's SSL_OP_NO_EXTENDED_MASTER_SECRET, which Node does not name. */
const withoutExtendedMasterSecret = 1;
const withoutTickets = constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION;

/** Expects that TLS of this kind gives no key and leaves no context. */
const expectUseless = async (
  { invoker, invokerWith }: HomeBench,
  tls: ConnectionOptions,
): Promise<void> => {
  await invoker.obtainSecurityMethod();
  await invoker.withoutContext();
  await expectNoDerivation(() => invokerWith(tls).put());
  expectNoContext(await invoker.info());
};

/** Step 2: the TLS session that a key may come from. */
export const session: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-023",
    level: "MUST",
    clause: "TS 33.122 A.1; contract 3.2",
    step: 2,
    title: "derives nothing from a TLS 1.3 connection, and stores nothing then",
    run: (bench) => expectUseless(bench, { minVersion: "TLSv1.3", maxVersion: "TLSv1.3" }),
  },
  {
    id: "CCF-HOME-024",
    level: "MUST",
    clause: "RFC 7627 5.4, 7; contract 3.2",
    step: 2,
    title: "derives nothing without extended master secret, and stores nothing then",
    run: (bench) =>
      expectUseless(bench, { secureOptions: withoutTickets | withoutExtendedMasterSecret }),
  },
  {
    id: "CCF-HOME-025",
    level: "MUST",
    clause: "TS 33.122 A.1; contract 3.2",
    step: 2,
    title: "derives nothing from a resumed session: it asks for a full handshake, or makes one",
    async run({ invoker, invokerWith }) {
      await invoker.obtainSecurityMethod();
      const offered = invoker.caller.socket().getSession();
      const again = invokerWith(offered === undefined ? {} : { session: offered });
      const reply = await again.put();
      if (again.caller.socket().isSessionReused()) expectRefusal(reply, fullHandshakeRequired);
      else expectAnswer(reply, 201);
    },
  },
  {
    id: "CCF-HOME-026",
    level: "MUST",
    clause: "TS 33.122 A.1; contract 3.2",
    step: 2,
    title: "issues no session ticket in TLS 1.2, even to a client that takes them",
    async run({ invokerWith }) {
      const invoker = invokerWith({ secureOptions: constants.SSL_OP_NO_RENEGOTIATION });
      await invoker.obtainSecurityMethod();
      const ticket = invoker.caller.socket().getTLSTicket();
      expect(ticket === undefined, "the CCF issued a session ticket", {
        expected: "none",
        actual: `${ticket?.length} octets`,
      });
    },
  },
  {
    id: "CCF-HOME-027",
    level: "MUST",
    clause: "contract 3.2",
    step: 2,
    title: "does not derive again from a session whose key went with its context",
    async run({ invoker }) {
      await invoker.withoutContext();
      await invoker.obtainSecurityMethod();
      expectAnswer(await invoker.forget(), 204);
      await refusedAgain(invoker);
      expectNoContext(await invoker.info());
      await invoker.obtainSecurityMethod();
    },
  },
  {
    id: "CCF-HOME-028",
    level: "MUST",
    clause: "contract 3.2",
    step: 2,
    title: "ends a connection that no key can come from",
    async run({ invoker }) {
      await invoker.withoutContext();
      await invoker.obtainSecurityMethod();
      expectAnswer(await invoker.forget(), 204);
      const refused = await refusedAgain(invoker);
      if (refused !== undefined) await expectEnded(refused.reply, refused.socket);
    },
  },
  {
    id: "CCF-HOME-029",
    level: "SHOULD",
    clause: "TS 33.122 A.1; contract 3",
    step: 2,
    title: "gives the TLS session a Session ID",
    async run({ invoker }) {
      const { session } = await invoker.obtainSecurityMethod();
      expect(session.sessionId.length > 0, "the Session ID is empty: L1 is zero then");
    },
  },
];
