import { expect } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";

/** Step 11: TLS-PSK with the key that the CCF gave. */
export const service: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 11; TS 33.122 6.5.2.1",
    step: 11,
    title: "takes TLS-PSK with the key that its CCF gave, and serves calls inside it",
    async run({ ready, connect, servicePath }) {
      const { pskIdentity } = await ready();
      const { status } = await connect({ identity: pskIdentity }).get(servicePath);
      expect(status < 400, `the service call was answered ${status}`);
    },
  },
];
