import type { ServiceSecurity } from "../../../../contract/types.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import { broken, TargetUnreachable } from "../../../bench/failures.js";
import { given, type HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { expectAgreed, expectContextOf, onlyEntry, pskWith } from "./security-context.js";

/** Reads what an answer's Location leads to. */
const follow = async ({ invoker }: HomeBench, { headers, url }: Reply): Promise<Reply> => {
  const location = headers.get("location") ?? "";
  const lost = (why: string) =>
    broken({ message: `Location leads nowhere: ${why}`, expected: url, actual: location });
  if (!URL.canParse(location, url)) throw lost("it is no URI");
  try {
    return await invoker.info({ url: new URL(location, url).href });
  } catch (error) {
    throw error instanceof TargetUnreachable ? lost(error.message) : error;
  }
};

/** Step 1: what the CCF selects, and how it says so. */
export const negotiation: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-002",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.3; TS 29.501 5.3.12",
    step: 1,
    title: "answers 201 with a Location under which the invoker finds its context",
    async run(bench) {
      const { reply, body } = await bench.invoker.obtainSecurityMethod();
      const found = expectAnswer<ServiceSecurity>(await follow(bench, reply), 200);
      const { aefId } = onlyEntry(body);
      expect(onlyEntry(found).aefId === aefId, "Location leads to something else", {
        expected: aefId,
        actual: onlyEntry(found).aefId,
      });
    },
  },
  {
    id: "CCF-HOME-003",
    level: "MUST",
    clause: "TS 29.222 5.6.2.2; contract 2",
    step: 1,
    title: "replaces a context that exists, and answers 201 all the same",
    needs: ["aef", "secondAef"],
    async run({ invoker, target, aef }) {
      await invoker.obtainSecurityMethod();
      await expectContextOf({ invoker }, aef().aefId);

      const other = given(target.secondAef, "ccf-home.secondAef");
      expectAgreed(await invoker.put({ securityInfo: [pskWith(other)] }));
      await expectContextOf({ invoker }, other.aefId);
    },
  },
  {
    id: "CCF-HOME-004",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2 step 3",
    step: 1,
    title: "selects no method outside the invoker's list",
    needs: ["aef"],
    async run({ invoker, aef }) {
      await invoker.obtainSecurityMethod();
      const asked = { ...pskWith(aef()), prefSecurityMethods: ["PKI"] };
      const { selSecurityMethod } = expectAgreed(await invoker.put({ securityInfo: [asked] }));
      expect(
        selSecurityMethod === undefined || selSecurityMethod === "PKI",
        "the selected method is none of prefSecurityMethods",
        { expected: "PKI or none", actual: selSecurityMethod },
      );
    },
  },
  {
    id: "CCF-HOME-005",
    level: "MUST",
    clause: "TS 29.222 8.5.4.3.3; TS 29.501 5.2.4.3",
    step: 1,
    title: "passes over a method that it does not know",
    needs: ["aef"],
    async run({ invoker, aef }) {
      await invoker.obtainSecurityMethod();
      const asked = { ...pskWith(aef()), prefSecurityMethods: ["METHOD_OF_LATER", "PSK"] };
      const { selSecurityMethod } = expectAgreed(await invoker.put({ securityInfo: [asked] }));
      expect(selSecurityMethod === "PSK", "the known method of the list is not selected", {
        expected: "PSK",
        actual: selSecurityMethod,
      });
    },
  },
  {
    id: "CCF-HOME-006",
    level: "SHOULD",
    clause: "TS 29.222 8.5.4.2.3",
    step: 1,
    title: "selects the method that the invoker prefers among those that the AEF offers",
    needs: ["multiMethodAef"],
    async run({ invoker, target }) {
      const { aefId } = given(target.multiMethodAef, "ccf-home.multiMethodAef");
      for (const prefSecurityMethods of [
        ["PSK", "PKI"],
        ["PKI", "PSK"],
      ]) {
        const securityInfo = [{ aefId, prefSecurityMethods }];
        const { selSecurityMethod } = expectAgreed(await invoker.put({ securityInfo }));
        expect(selSecurityMethod === prefSecurityMethods[0], "another method is selected", {
          expected: prefSecurityMethods[0],
          actual: selSecurityMethod,
        });
      }
    },
  },
  {
    id: "CCF-HOME-007",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.3; contract 2",
    step: 1,
    title: "answers 201 without a method where invoker and AEF have none in common",
    needs: ["pkiAef"],
    async run({ invoker, target }) {
      const { aefId } = given(target.pkiAef, "ccf-home.pkiAef");
      const asked = { aefId, prefSecurityMethods: ["PKI"] };
      expectAgreed(await invoker.put({ securityInfo: [asked] }));

      const entry = expectAgreed(await invoker.put({ securityInfo: [pskWith({ aefId })] }));
      for (const member of ["selSecurityMethod", "keyDerivation", "remainingValidity"] as const)
        expect(entry[member] === undefined, `the answer has ${member}, as if PSK were possible`, {
          expected: "absent",
          actual: entry[member],
        });
    },
  },
  {
    id: "CCF-HOME-008",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.2",
    step: 1,
    title: "agrees on several AEFs in one request, one entry each",
    needs: ["aef", "secondAef"],
    async run({ invoker, target, aef }) {
      await invoker.obtainSecurityMethod();
      const aefs = [aef(), given(target.secondAef, "ccf-home.secondAef")];
      const reply = await invoker.put({ securityInfo: aefs.map(pskWith) });
      const { securityInfo } = expectAnswer<ServiceSecurity>(reply, 201);
      const agreed = securityInfo.map(({ aefId, selSecurityMethod }) => [aefId, selSecurityMethod]);
      const expected = aefs.map(({ aefId }) => [aefId, "PSK"]);
      const inOrder = (pairs: unknown[]) => JSON.stringify(pairs.map(String).sort());
      expect(inOrder(agreed) === inOrder(expected), "not every AEF has its entry", {
        expected,
        actual: agreed,
      });
    },
  },
];
