import { expect } from "../../../bench/expect.js";
import { answerJson } from "../../../bench/neighbour.js";
import { redirectLoop } from "../../../bench/redirect-loop.js";
import type { CaseOf } from "../../../case.js";
import { endsAt, expectEnd } from "../ends.js";

/** Step 1: answers of CCF-B that the invoker must not go on with. */
export const answer: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-016",
    level: "MUST",
    clause: "TS 33.122 6.7; TR 33.700-22 6.13.2.2 step 1",
    step: 1,
    title: "ends where CCF-B selects another method than PSK",
    run: endsAt(1, ({ home }) => home.selectWith({ selSecurityMethod: "PKI" })),
  },
  {
    id: "INVOKER-017",
    level: "MUST",
    clause: "TS 29.222 8.5.4.2.3",
    step: 1,
    title: "ends where CCF-B selects no method",
    run: endsAt(1, ({ home }) => home.selectWith({ selSecurityMethod: undefined })),
  },
  {
    id: "INVOKER-018",
    level: "MUST",
    clause: "contract 3.2",
    step: 3,
    title: "ends where CCF-B derives in a way that was not asked for",
    run: endsAt(1, ({ home }) => home.selectWith({ keyDerivation: "TLS_EXPORTER" })),
  },
  {
    id: "INVOKER-019",
    level: "MUST",
    clause: "contract 2; TR 33.700-22 6.13.2.2 step 1",
    step: 1,
    title: "ends where the answer names no interface of the AEF",
    run: endsAt(1, ({ home }) => home.selectWith({ aefInterfaces: undefined })),
  },
  {
    id: "INVOKER-020",
    level: "SHOULD",
    clause: "contract 2; TS 33.122 6.5.2.1",
    step: 1,
    title: "ends where the answer does not say how long the key is valid",
    run: endsAt(1, ({ home }) => home.selectWith({ remainingValidity: undefined })),
  },
  {
    id: "INVOKER-021",
    level: "MUST",
    clause: "contract 2; TR 33.700-22 6.13.2.2 NOTE X",
    step: 1,
    title: "ends where the answer lacks the CCF-B information that the AEF needs",
    run: endsAt(1, ({ home }) =>
      home.behave(home.selecting(() => home.answer({ ccfInformation: undefined }))),
    ),
  },
  {
    id: "INVOKER-022",
    level: "MUST",
    clause: "contract 2",
    step: 1,
    title: "ends where the answer's validity is no whole number of seconds from 1 on",
    run: endsAt(1, ({ home }) => home.selectWith({ remainingValidity: 0 })),
  },
  {
    id: "INVOKER-023",
    level: "MUST",
    clause: "contract 4",
    step: 1,
    title: "takes a 403 for a refusal, whatever its body holds",
    run: endsAt(1, ({ home }) => {
      const problem = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };
      home.behave((asked, response) =>
        answerJson(403, { ...home.answer(), ...problem })(asked, response),
      );
    }),
  },
  {
    id: "INVOKER-024",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 1,
    title: "follows no redirect to an address that it was not told of",
    async run({ control, elsewhere, home, run, apiInvokerId }) {
      await control();
      const { neighbour, origin } = await elsewhere("CCF-B");
      const location = `${origin}/capif-security/v1/trustedInvokers/${apiInvokerId}`;
      home.behave(answerJson(307, { status: 307, title: "Temporary Redirect" }, { location }));
      const seen = await run();
      expect(neighbour.connections === 0, "it dialled the address of the Location header", {
        expected: 0,
        actual: neighbour.connections,
      });
      expectEnd(seen, 1);
    },
  },
  {
    id: "INVOKER-058",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 1,
    title: "follows a redirect of CCF-B to itself once at most",
    async run({ control, home, run }) {
      await control();
      const loop = redirectLoop();
      home.behave(loop.behave);
      expectEnd(await run(), 1);
      loop.expectGivenUp();
    },
  },
  {
    id: "INVOKER-025",
    level: "MUST",
    clause: "contract 1; TS 29.501 4.4.1.5",
    step: 1,
    title: "ignores members of CCF-B's answer that it does not know",
    async run({ home, run }) {
      const unknown = { "vendor-member": { any: ["thing", 1] } };
      home.behave(home.selecting(() => ({ ...home.answer({}, unknown), ...unknown })));
      const { code, output, aef } = await run();
      expect(aef.served.length > 0 && code === 0, "it did not get through", { actual: output });
    },
  },
];
