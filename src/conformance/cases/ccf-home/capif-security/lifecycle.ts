import type { ServiceSecurity } from "../../../../contract/types.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectNoKeyAtPeer, keyAtPeer } from "./peer-key.js";
import { expectAgreed, expectNoContext, expectNoKeyIn, onlyEntry } from "./security-context.js";

/** The life of a security context: read, agreed anew, ended. */
export const lifecycle: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-034",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.1; contract 2",
    step: 1,
    title: "shows an invoker its own context, without the key even if it asks for that",
    async run({ invoker }) {
      const { body, keys } = await invoker.obtainSecurityMethod();
      const agreed = onlyEntry(body);
      for (const query of [{}, { authenticationInfo: "true", authorizationInfo: "true" }]) {
        const reply = await invoker.info({ query });
        const { selSecurityMethod, aefId } = onlyEntry(expectAnswer<ServiceSecurity>(reply, 200));
        expect(
          aefId === agreed.aefId && selSecurityMethod === agreed.selSecurityMethod,
          "the context is not what was agreed",
          { expected: [agreed.aefId, "PSK"], actual: [aefId, selSecurityMethod] },
        );
        expectNoKeyIn(reply, ...keys.map(({ aefPsk }) => aefPsk));
      }
    },
  },
  {
    id: "CCF-HOME-035",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.2",
    step: 1,
    title: "ends the invoker's context at DELETE, after which there is none",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      expectAnswer(await invoker.info(), 200);
      expectAnswer(await invoker.forget(), 204);
      expectNoContext(await invoker.info());
      expectNoContext(await invoker.forget());
    },
  },
  {
    id: "CCF-HOME-036",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.2; contract 4",
    step: 8,
    title: "has no key for its peer once the invoker has ended the context",
    needs: ["peer", "aef", "ccfId"],
    async run({ invoker, ask }) {
      await invoker.obtainSecurityMethod();
      await keyAtPeer({ ask });
      await invoker.forget();
      await expectNoKeyAtPeer({ ask });
    },
  },
  {
    id: "CCF-HOME-037",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.2",
    step: 1,
    title: "answers an update with 200 and with what is agreed then",
    async run({ invoker }) {
      const { aefInterfaces } = onlyEntry((await invoker.obtainSecurityMethod()).body);
      const notificationDestination = "https://invoker.invalid/updated";
      const reply = await invoker.update({ notificationDestination });
      const updated = expectAgreed(reply, 200);
      const told = (interfaces: unknown) => JSON.stringify(interfaces);
      expect(updated.selSecurityMethod === "PSK", "update did not select PSK", {
        expected: "PSK",
        actual: updated.selSecurityMethod ?? "no method",
      });
      expect(
        told(updated.aefInterfaces) === told(aefInterfaces),
        "aefInterfaces differ from PUT's",
      );
      const stored = expectAnswer<ServiceSecurity>(await invoker.info(), 200);
      expect(stored.notificationDestination === notificationDestination, "nothing was updated", {
        expected: notificationDestination,
        actual: stored.notificationDestination,
      });
    },
  },
  {
    id: "CCF-HOME-038",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.2; contract 4",
    step: 1,
    title: "has nothing to update where there is no context",
    async run({ invoker }) {
      await invoker.obtainSecurityMethod();
      expectAgreed(await invoker.update(), 200);
      await invoker.withoutContext();
      await invoker.caller.close();
      expectNoContext(await invoker.update());
      expectNoContext(await invoker.info());
    },
  },
];
