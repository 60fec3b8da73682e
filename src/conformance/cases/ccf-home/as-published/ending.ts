import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { partiesOf } from "./parties.js";
import { aefsIn, entriesIn } from "./security-api.js";

/** Update and Revoke_Authorization. */
export const ending: readonly CaseOf<"ccf-home">[] = [
  {
    id: "TS29222-035",
    level: "MUST",
    clause: "TS 29.222 5.6.2.5, 8.5.2.3.3.2",
    step: 11,
    title: "deletes a context with 204, and answers 404 for it from then on",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      expectAnswer(await aef.remove(), 204);
      expectRefusal(await aef.read(), { status: 404 });
      expectRefusal(await aef.remove(), { status: 404 });
    },
  },
  {
    id: "TS29222-036",
    level: "MUST",
    clause: "TS 29.222 5.6.2.5, 8.5.2.3.4.3",
    step: 11,
    title: "revokes with 204 at an AEF's SecurityNotification, and gives no key from then on",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const { aefId } = localAef();
      expectAnswer(await aef.revoke({ aefId }), 204);
      const reply = await aef.read();
      const keys = entriesIn(reply).filter(
        (entry) => entry.aefId === aefId && entry.authenticationInfo !== undefined,
      );
      expect(keys.length === 0, "the AEF still gets a key after it revoked the authorization");
    },
  },
  {
    id: "TS29222-037",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.3, 8.5.4.2.4",
    step: 11,
    title: "refuses with 400 a SecurityNotification that lacks a mandatory member",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request, localAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const { aefId } = localAef();
      expectRefusal(await aef.revoke({ aefId, cause: undefined }), { status: 400 });
      expectAnswer(await aef.revoke({ aefId }), 204);
    },
  },
  {
    id: "TS29222-038",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.2",
    step: 1,
    title: "updates a context with 200, and holds what the update says",
    needs: ["localAef", "otherLocalAef"],
    async run(bench) {
      const { invoker, otherAef, request, otherLocalAef } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      const { aefId } = otherLocalAef();
      const securityInfo = [{ aefId, prefSecurityMethods: ["PSK"] }];
      expectAnswer(await invoker.update(request({ securityInfo })), 200);
      const reply = await otherAef().read({});
      expectAnswer(reply, 200);
      const aefs = aefsIn(reply);
      expect(aefs === aefId, "the context is not the one of the update", {
        expected: aefId,
        actual: aefs,
      });
    },
  },
  {
    id: "TS29222-039",
    level: "MUST",
    clause: "TS 29.222 8.5.2.3.4.2; TS 29.122 5.2.6",
    step: 1,
    title: "refuses with 404 to update a context that there is not",
    needs: ["localAef"],
    async run(bench) {
      const { invoker, aef, request } = partiesOf(bench);
      expectAnswer(await invoker.agree(request()), 201);
      expectAnswer(await invoker.update(request()), 200);
      expectAnswer(await aef.remove(), 204);
      expectRefusal(await invoker.update(request()), { status: 404 });
    },
  },
];
