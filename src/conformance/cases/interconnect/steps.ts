import { expect } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";

/** The eleven steps through somebody else's CCF-B, AEF and CCF-A. */
export const steps: readonly CaseOf<"interconnect">[] = [
  {
    id: "IC-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2",
    step: 11,
    title: "lets an invoker of CCF-B call the AEF of CCF-A inside TLS-PSK",
    async run({ own, servicePath }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      const { pskIdentity } = await own.ready(agreed);
      const { status } = await own.connect(agreed, { identity: pskIdentity }).get(servicePath);
      expect(status < 400, `the service call was answered ${status}`);
    },
  },
];
