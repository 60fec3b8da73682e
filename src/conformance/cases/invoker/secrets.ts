import { expect } from "../../bench/expect.js";
import type { Seen } from "../../bench/invoker.js";
import { Secrets } from "../../bench/redaction.js";
import type { CaseOf } from "../../case.js";

const shows = (text: string, { home, keys }: Seen): boolean => {
  const secrets = new Secrets();
  secrets.add(...home.sessions.map(({ masterSecret }) => masterSecret));
  secrets.add(...keys.map(({ aefPsk }) => aefPsk));
  return secrets.hideIn(text) !== text;
};

/** What the invoker keeps to itself. */
export const secrets: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-047",
    level: "MUST",
    clause: "security, Secrets; TS 33.122 6.5.2.1",
    step: 4,
    title: "sends neither AEF_PSK nor the master secret to anyone",
    async run({ clean }) {
      const seen = await clean();
      const sent = [...seen.home.asked, ...seen.aef.initiated, ...seen.aef.served];
      const telling = sent.filter(({ path, headers, text }) =>
        shows(`${path}\n${JSON.stringify(headers)}\n${text}`, seen),
      );
      expect(telling.length === 0, "a request holds a secret", {
        actual: telling.map(({ method }) => `a ${method}`).join(", "),
      });
    },
  },
  {
    id: "INVOKER-048",
    level: "MUST",
    clause: "security, Secrets",
    step: 3,
    title: "prints neither AEF_PSK nor the master secret",
    async run({ clean }) {
      const seen = await clean();
      expect(!shows(seen.output, seen), "its output holds a secret");
    },
  },
];
