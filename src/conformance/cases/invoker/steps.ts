import { expect } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";

/** The invoker's way through the eleven steps. */
export const steps: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2",
    step: 11,
    title: "derives the key of its own session and calls the service API inside TLS-PSK",
    async run({ clean }) {
      const { code, output, aef } = await clean();
      const [call] = aef.served;
      expect(call !== undefined, "no service call arrived", { actual: output });
      expect(call?.pskIdentity !== undefined, "the call was not inside TLS-PSK");
      expect(code === 0, `the invoker ended with ${code}`, { actual: output });
    },
  },
];
