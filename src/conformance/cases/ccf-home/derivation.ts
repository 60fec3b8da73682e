import type { SecurityInfoRsp } from "../../../contract/types.js";
import { expectKey } from "../../bench/derivation.js";
import { expectAnswer } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";

/** Step 3: the key that CCF-B derives, as its peer gets it. */
export const derivation: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-001",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1, A.1",
    step: 3,
    title:
      "derives AEF_PSK from the master secret and Session ID of the connection that carried the request",
    needs: ["peer", "aef", "ccfId"],
    async run({ invoker, ask, aef }) {
      const { session, body } = await invoker.obtainSecurityMethod();
      const { aefPsk } = expectAnswer<SecurityInfoRsp>(await ask(), 200);
      const details = body.securityInfo[0]?.aefInterfaces?.[0] ?? aef().interfaces[0] ?? {};
      expectKey(aefPsk, session, details);
    },
  },
];
