import type { AefBench } from "../../../bench/aef.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import { freshKeyId } from "../../../bench/given-key.js";
import { answerJson, type Behaviour, silent } from "../../../bench/neighbour.js";
import type { CaseOf } from "../../../case.js";
import { expectRejection, expectSameBody, refusing } from "../rejection.js";

/** Step 4 with a question of its own, so that the CCF is asked, which behaves like that. */
const askedWhile = ({ ccf, initiate }: AefBench, behaviour: Behaviour) => {
  ccf.behave(behaviour);
  return initiate({ aefPskId: freshKeyId() });
};

const rejections = [
  [403, "CCF_NOT_IN_AGREEMENT"],
  [403, "CONSUMER_NOT_AUTHORIZED"],
  [403, "SECURITY_METHOD_NOT_SELECTED"],
  [404, "AEF_NOT_FOUND"],
  [404, "API_INVOKER_NOT_FOUND"],
  [404, "SECURITY_CONTEXT_NOT_FOUND"],
] as const;

const secret = "what only operators may know";

/** What the anonymous invoker learns of a refusal further back. */
export const upstream: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-026",
    level: "MUST",
    clause: "contract 4; security, Step 4 is open to anyone",
    step: 10,
    title: "turns every 403 and 404 of its CCF into AUTHENTICATION_REJECTED with one body",
    async run(bench) {
      await bench.ready();
      let first: Reply | undefined;
      for (const [status, cause] of rejections) {
        const reply = await askedWhile(bench, refusing(status, cause));
        expectRejection(reply);
        first ??= reply;
        expectSameBody(reply, first);
      }
    },
  },
  {
    id: "AEF-027",
    level: "MUST",
    clause: "contract 2, aefPskId; contract 4",
    step: 10,
    title: "rejects an aefPskId that still differs after asking, with the body of any rejection",
    async run({ ready, initiate, ccf }) {
      await ready();
      const mismatch = await initiate({ aefPskId: freshKeyId() });
      expect(ccf.asked.length === 2, "the CCF was not asked for the other key");
      expectRejection(mismatch);
      ccf.behave(refusing(404, "SECURITY_CONTEXT_NOT_FOUND"));
      expectSameBody(mismatch, await initiate({ aefPskId: freshKeyId() }));
    },
  },
  {
    id: "AEF-028",
    level: "MUST",
    clause: "contract 4",
    step: 10,
    title: "passes on 409 INTERFACE_AMBIGUOUS",
    async run(bench) {
      await bench.ready();
      const reply = await askedWhile(bench, refusing(409, "INTERFACE_AMBIGUOUS"));
      expectRefusal(reply, { status: 409, cause: "INTERFACE_AMBIGUOUS" });
    },
  },
  {
    id: "AEF-029",
    level: "MUST",
    clause: "contract 4",
    step: 10,
    title: "passes on 502 and 504",
    async run(bench) {
      await bench.ready();
      const bad = await askedWhile(bench, refusing(502, "INBOUND_SERVER_ERROR"));
      expectRefusal(bad, { status: 502 });
      const late = await askedWhile(bench, refusing(504, "TARGET_CCF_NOT_REACHABLE"));
      expectRefusal(late, { status: 504 });
    },
  },
  {
    id: "AEF-030",
    level: "MUST",
    clause: "contract 4; TS 29.122 5.2.6",
    step: 10,
    title: "passes on 503 with its Retry-After",
    async run(bench) {
      await bench.ready();
      const busy = refusing(503, undefined, { "retry-after": "17" });
      const reply = await askedWhile(bench, busy);
      expectRefusal(reply, { status: 503 });
      const retryAfter = reply.headers.get("retry-after");
      expect(retryAfter === "17", "Retry-After is not the CCF's", {
        expected: "17",
        actual: retryAfter,
      });
    },
  },
  {
    id: "AEF-031",
    level: "MUST",
    clause: "contract 4; security, Step 4 is open to anyone",
    step: 10,
    title: "hands on no detail of its CCF's refusal",
    async run(bench) {
      await bench.ready();
      for (const status of [403, 409, 502, 504]) {
        const told = { status, title: secret, detail: secret, instance: `urn:${secret}` };
        const { text } = await askedWhile(bench, answerJson(status, told));
        expect(!text.includes(secret), `the CCF's own words of its ${status} are handed on`);
      }
    },
  },
  {
    id: "AEF-032",
    level: "MUST",
    clause: "contract 4",
    step: 10,
    title: "answers 504 where its CCF stays silent",
    async run(bench) {
      await bench.ready();
      expectRefusal(await askedWhile(bench, silent), { status: 504 });
    },
  },
];
