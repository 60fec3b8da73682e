import type { ServiceSecurity } from "../../../../contract/types.js";
import { expect, expectAnswer } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectLocation } from "./location.js";
import { partiesOf } from "./parties.js";
import { aefsIn, entriesIn } from "./security-api.js";

const methodsOf = (reply: Parameters<typeof entriesIn>[0]) =>
  entriesIn(reply).map(({ selSecurityMethod }) => selSecurityMethod);

/** Obtain_Security_Method: what is agreed, and how it is told. */
export const agreeing: readonly CaseOf<"ccf-home">[] = [
  {
    id: "TS29222-001",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.3",
    step: 1,
    title: "answers Obtain_Security_Method with 201 and the security context",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
    },
  },
  {
    id: "TS29222-002",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.3; TS 29.122 5.2",
    step: 1,
    title: "says in Location where the context is, once and readable there",
    needs: ["localAef"],
    async run(bench) {
      const { apiInvokerId, invoker, aef, request } = partiesOf(bench);
      const reply = await invoker.agree(request());
      expectAnswer(reply, 201);
      expectLocation(reply, apiInvokerId);
      expectAnswer(await aef.read({}), 200);
    },
  },
  {
    id: "TS29222-003",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.2, 8.5.4.2.3",
    step: 1,
    title: "answers for every AEF that was asked about, with its id and the invoker's methods",
    needs: ["localAef", "otherLocalAef"],
    async run(bench) {
      const { invoker, request, localAef, otherLocalAef } = partiesOf(bench);
      const asked = [localAef(), otherLocalAef()].map(({ aefId }) => ({
        aefId,
        prefSecurityMethods: ["PSK" as const, "PKI" as const],
      }));
      const reply = await invoker.agree(request({ securityInfo: asked }));
      const { securityInfo } = expectAnswer<ServiceSecurity>(reply, 201);
      for (const { aefId, prefSecurityMethods } of asked) {
        const entry = securityInfo.find((one) => one.aefId === aefId);
        expect(entry !== undefined, `the answer has no entry for the AEF ${aefId}`);
        expect(
          entry?.prefSecurityMethods.join() === prefSecurityMethods.join(),
          `the entry for ${aefId} does not repeat the invoker's methods`,
          { expected: prefSecurityMethods, actual: entry?.prefSecurityMethods },
        );
      }
    },
  },
  {
    id: "TS29222-004",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2 step 3; TS 29.222 8.5.4.2.3",
    step: 1,
    title: "selects a method out of the invoker's list, or none",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request, localAef } = partiesOf(bench);
      const asking = (method: "PSK" | "PKI") =>
        invoker.agree(
          request({
            securityInfo: [{ aefId: localAef().aefId, prefSecurityMethods: [method] }],
          }),
        );
      for (const method of ["PSK", "PKI"] as const) {
        const selected = methodsOf(await asking(method));
        const isOurs = selected.every((one) => one === undefined || one === method);
        expect(isOurs, "the selected method is not in the invoker's list", {
          expected: `${method} or none`,
          actual: selected,
        });
        await invoker.caller.close();
      }
      expectAnswer(await asking("PSK"), 201);
    },
  },
  {
    id: "TS29222-005",
    level: "MUST",
    clause: "TS 33.122 6.3.1.2 step 3",
    step: 1,
    title: "selects a method that the AEF supports, though the invoker prefers another",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request, localAef } = partiesOf(bench);
      const { aefId, interfaces } = localAef();
      const offered = new Set<string>(
        interfaces.flatMap(({ securityMethods = ["PSK"] }) => securityMethods),
      );
      const other = (["OAUTH", "PKI"] as const).filter((method) => !offered.has(method));
      const securityInfo = [{ aefId, prefSecurityMethods: [...other, "PSK"] }];
      const reply = await invoker.agree(request({ securityInfo }));
      expectAnswer(reply, 201);
      const [selected] = methodsOf(reply);
      expect(selected === "PSK", "the selected method is none that invoker and AEF support", {
        expected: "PSK",
        actual: selected ?? "no method",
      });
    },
  },
  {
    id: "TS29222-006",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.3.3; RFC 9110 9.3.4",
    step: 1,
    title: "takes Obtain_Security_Method again, and holds what it says then",
    needs: ["localAef", "otherLocalAef"],
    async run(bench) {
      const { invoker, aef, otherAef, request, otherLocalAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const first = aefsIn(await aef.read({}));
      const { aefId } = otherLocalAef();
      const securityInfo = [{ aefId, prefSecurityMethods: ["PSK"] }];
      expectAnswer(await invoker.agree(request({ securityInfo })), 201);
      const reply = await otherAef().read({});
      expectAnswer(reply, 200);
      const aefs = aefsIn(reply);
      const stays = first === aefsIn(await aef.read({}));
      expect(aefs === aefId && !stays, "the context is not the one of the second request", {
        expected: aefId,
        actual: aefs,
      });
    },
  },
  {
    id: "TS29222-007",
    level: "MUST",
    clause: "TS 29.222 7.8; TS 29.500 6.6.2",
    step: 1,
    title: "answers supportedFeatures with no feature that the invoker did not offer",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request } = partiesOf(bench);
      const reply = await invoker.agree(request({ supportedFeatures: "4" }));
      const { supportedFeatures = "0" } = expectAnswer<ServiceSecurity>(reply, 201);
      const excess = BigInt(`0x${supportedFeatures || "0"}`) & ~0x4n;
      expect(excess === 0n, "supportedFeatures has features that the invoker did not offer", {
        expected: "4 or 0",
        actual: supportedFeatures,
      });
    },
  },
  {
    id: "TS29222-008",
    level: "MUST",
    clause: "TS 29.500 6.6.2",
    step: 1,
    title: "ignores members that it does not know",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const body = { ...request(), "vendorSpecific-000000": { later: true } };
      expectAnswer(await invoker.agree(body), 201);
    },
  },
];
