import { expect } from "../../../bench/expect.js";
import { hostMembers } from "../../../bench/played-home.js";
import type { CaseOf } from "../../../case.js";
import { endsAt } from "../ends.js";

/** Every printable ASCII character but the space, to 128 of them. */
const oddIdentity = Array.from({ length: 128 }, (_, index) =>
  String.fromCharCode(0x21 + (index % 94)),
).join("");

/** Step 10: the Authentication Initiation Response, a hint and no more. */
export const response: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-036",
    level: "MUST",
    clause: "TS 33.122 6.7; security, Step 4 is open to anyone",
    step: 10,
    title: "ends where the AEF names another method than CCF-B selected",
    run: endsAt(4, ({ aef }) => aef.answerWith({ securityMethod: "PKI" })),
  },
  {
    id: "INVOKER-037",
    level: "MUST",
    clause: "contract 2",
    step: 10,
    title: "ends where the answer lacks pskIdentity",
    run: endsAt(4, ({ aef }) => aef.answerWith({ pskIdentity: undefined })),
  },
  {
    id: "INVOKER-038",
    level: "MUST",
    clause: "contract 2",
    step: 11,
    title: "uses the PSK identity as the AEF gave it, whatever printable characters it has",
    async run({ control, aef, run }) {
      await control();
      aef.answerWith({ pskIdentity: oddIdentity });
      aef.lookUpWith((identity) => (identity === oddIdentity ? aef.key?.aefPsk : undefined));
      const seen = await run();
      expect(seen.aef.offered.includes(oddIdentity), "no handshake had that identity", {
        expected: oddIdentity,
        actual: seen.aef.offered.join(", ") || seen.output,
      });
    },
  },
  {
    id: "INVOKER-039",
    level: "MUST",
    clause: "contract 2; security, Step 4 is open to anyone",
    step: 11,
    title: "connects to the port that step 10 names, with the key of step 1's interface",
    async run({ control, elsewhere, aef, run }) {
      await control();
      const { neighbour } = await elsewhere("AEF");
      aef.playAt(neighbour);
      aef.answerWith({ interfaceDetails: { ...aef.interfaces[0], port: neighbour.port } });
      const { output, aef: seen } = await run();
      expect(neighbour.connections > 0, "nothing came to that port", { actual: output });
      expect(
        seen.served.some(({ pskIdentity }) => pskIdentity !== undefined),
        "no service call inside TLS-PSK came",
        { actual: output },
      );
    },
  },
  {
    id: "INVOKER-040",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 11,
    title: "dials no host that step 10 alone names",
    async run({ control, elsewhere, aef, run }) {
      await control();
      const { neighbour, origin } = await elsewhere("AEF");
      const { hostname } = new URL(origin);
      const other = hostname === "localhost" ? hostMembers("127.0.0.1") : { fqdn: "localhost" };
      aef.answerWith({ interfaceDetails: { ...other, port: neighbour.port } });
      await run();
      expect(neighbour.connections === 0, "it dialled the host that only the AEF named", {
        expected: 0,
        actual: neighbour.connections,
      });
    },
  },
];
