import { randomBytes } from "node:crypto";
import { setTimeout as after } from "node:timers/promises";
import { extension, isPskWithoutForwardSecrecy, offersPsk } from "../../../bench/client-hello.js";
import { expect } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import { answerJson } from "../../../bench/neighbour.js";
import type { CaseOf } from "../../../case.js";
import { endsAt, expectEnd } from "../ends.js";

const plainPskMode = 0;

/** Step 11: TLS-PSK, or nothing. */
export const psk: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-041",
    level: "MUST",
    clause: "TS 33.210 6.2.3; security, TLS",
    step: 11,
    title: "offers TLS-PSK with an ephemeral key exchange only, and no early data",
    async run({ clean }) {
      const { aef, output } = await clean();
      const hello = aef.hellos.find(offersPsk);
      if (hello === undefined) throw broken({ message: "no PSK was offered", actual: output });
      const plain = hello.suites.filter(isPskWithoutForwardSecrecy);
      expect(plain.length === 0, "it offers PSK suites without forward secrecy", {
        actual: plain.map((suite) => `0x${suite.toString(16).padStart(4, "0")}`).join(", "),
      });
      const modes = [...(hello.extensions.get(extension.pskKeyExchangeModes)?.subarray(1) ?? [])];
      expect(!modes.includes(plainPskMode), "it offers PSK without an ephemeral key (psk_ke)");
      expect(!hello.extensions.has(extension.earlyData), "it offers early data");
    },
  },
  {
    id: "INVOKER-042",
    level: "MUST",
    clause: "contract, table of APIs; TR 33.700-22 6.13.2.2 step 11",
    step: 11,
    title: "calls the service API below the apiPrefix of the interface that step 1 named",
    async run({ aef, run }) {
      aef.publish("/nef/b2");
      const { aef: seen, output } = await run();
      const [call] = seen.served;
      if (call === undefined) throw broken({ message: "no service call came", actual: output });
      expect(call.path.startsWith("/nef/b2/"), "the call went elsewhere", {
        expected: "/nef/b2/...",
        actual: call.path,
      });
    },
  },
  {
    id: "INVOKER-043",
    level: "MUST",
    clause: "security, TLS; TS 33.122 6.5.2.1",
    step: 11,
    title: "sends no service call where the AEF goes on with its certificate and not the PSK",
    run: endsAt(11, ({ aef }) => aef.lookUpWith(() => undefined)),
  },
  {
    id: "INVOKER-044",
    level: "MUST",
    clause: "security, Step 4 is open to anyone",
    step: 11,
    title: "repeats step 4 with its aefPskId after a refused PSK handshake, and gets through",
    async run({ control, aef, run }) {
      await control();
      const wrong = randomBytes(32);
      aef.lookUpWith(() => (aef.seen.initiated.length < 2 ? wrong : aef.key?.aefPsk));
      const seen = await run();
      const ids = seen.aef.initiated.map(({ body }) => body.aefPskId);
      expect(ids.length === 2, "step 4 was not repeated once", { expected: 2, actual: ids.length });
      expect(typeof ids[1] === "string", "the repeated step 4 has no aefPskId");
      expect(seen.aef.served.length > 0 && seen.code === 0, "it did not get through", {
        actual: seen.output,
      });
    },
  },
  {
    id: "INVOKER-045",
    level: "SHOULD",
    clause: "security, Step 4 is open to anyone",
    step: 11,
    title: "asks once more, and no oftener, where the AEF has another key",
    async run({ control, aef, run }) {
      await control();
      const wrong = randomBytes(32);
      aef.lookUpWith(() => wrong);
      const seen = await run();
      const { length } = seen.aef.initiated;
      expect(length <= 2, "step 4 was repeated again and again", { expected: 2, actual: length });
      expectEnd(seen, 11);
    },
  },
  {
    id: "INVOKER-046",
    level: "SHOULD",
    clause: "contract 2",
    step: 11,
    title: "uses no key whose validity, counted from its request of step 1, is over",
    async run({ control, home, aef, run }) {
      await control();
      home.selectWith({ remainingValidity: 1 });
      aef.behave(async (asked, response) => {
        await after(1100);
        answerJson(200, aef.answer())(asked, response);
      });
      expectEnd(await run(), 4);
    },
  },
];
