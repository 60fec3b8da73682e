import { expect, type Refusal } from "../../bench/expect.js";
import { answerJson, type Behaviour } from "../../bench/neighbour.js";
import type { CaseOf } from "../../case.js";
import { badGateway, beyond, expectKeyHandedOn, expectRefused } from "./asking.js";

/** A refusal of the peer, in the peer's own words. */
const refusing = ({ status, cause }: Refusal, more: object = {}, headers = {}): Behaviour =>
  answerJson(status, { status, title: "What CCF-B says", cause, ...more }, headers);

const passesOn = (id: string, status: number, cause: string): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "contract 4, A relay passes on",
  step: 9,
  title: `passes on the peer's ${status} ${cause}`,
  async run(bench) {
    await expectKeyHandedOn(bench);
    await expectRefused(bench, refusing({ status, cause }), { status, cause });
  },
});

/** What must not come back as it is: it would tell the AEF about the relay, or about nothing. */
const aboutTheRelay: readonly Refusal[] = [
  { status: 401, cause: "CLIENT_CERTIFICATE_REQUIRED" },
  { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" },
  { status: 403, cause: "RELAY_NOT_ALLOWED" },
  { status: 403, cause: "CCF_NOT_IN_AGREEMENT" },
];

const canary = "canary-in-a-refusal";
const telling = {
  type: `https://ccf-b.example/${canary}`,
  detail: canary,
  instance: `/${canary}`,
  invalidParams: [{ param: `/${canary}`, reason: canary }],
  unknownMember: canary,
};

/** Step 8: the peer refuses. */
export const refusals: readonly CaseOf<"ccf-relay">[] = [
  passesOn("CCF-RELAY-048", 403, "SECURITY_METHOD_NOT_SELECTED"),
  passesOn("CCF-RELAY-049", 404, "API_INVOKER_NOT_FOUND"),
  passesOn("CCF-RELAY-050", 404, "SECURITY_CONTEXT_NOT_FOUND"),
  passesOn("CCF-RELAY-051", 404, "AEF_NOT_FOUND"),
  passesOn("CCF-RELAY-052", 409, "INTERFACE_AMBIGUOUS"),
  {
    id: "CCF-RELAY-053",
    level: "MUST",
    clause: "contract 4, A relay passes on",
    step: 9,
    title: "refuses in its own words: nothing of the peer's body or headers comes back",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const refusal of [
        { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" },
        { status: 403, cause: "SECURITY_METHOD_NOT_SELECTED" },
        { status: 409, cause: "INTERFACE_AMBIGUOUS" },
        { status: 500 },
      ]) {
        const behaviour = refusing(refusal, telling, { "x-unknown-header": canary });
        const allowed = refusal.status === 500 ? beyond : [refusal];
        const { reply } = await expectRefused(bench, behaviour, ...allowed);
        const told = `${reply.text} ${JSON.stringify([...reply.headers])}`;
        expect(!told.includes(canary), "the peer's own words came back to the AEF");
      }
    },
  },
  {
    id: "CCF-RELAY-054",
    level: "MUST",
    clause: "contract 4, A relay passes on",
    step: 9,
    title: "answers 502 where the peer refuses the relay itself",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const refusal of aboutTheRelay)
        await expectRefused(
          bench,
          refusing(refusal, {}, { "www-authenticate": "Mutual" }),
          badGateway,
        );
    },
  },
  {
    id: "CCF-RELAY-055",
    level: "MUST",
    clause: "contract 4, A relay passes on",
    step: 9,
    title: "answers 502 to a 404 that is not about invoker, context or AEF",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const cause of ["RESOURCE_URI_STRUCTURE_NOT_FOUND", undefined])
        await expectRefused(
          bench,
          answerJson(404, { status: 404, title: "Not Found", cause }),
          badGateway,
        );
    },
  },
  {
    id: "CCF-RELAY-056",
    level: "MUST",
    clause: "contract 4, A relay passes on",
    step: 9,
    title: "turns the peer's 429 and 503 into 503 with the peer's Retry-After",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const status of [429, 503]) {
        const busy = refusing({ status }, {}, { "retry-after": "37" });
        const { reply } = await expectRefused(bench, busy, { status: 503 });
        const actual = reply.headers.get("retry-after");
        expect(actual === "37", "Retry-After is not the peer's", { expected: "37", actual });
      }
    },
  },
  {
    id: "CCF-RELAY-057",
    level: "MUST",
    clause: "contract 4, A relay passes on",
    step: 9,
    title: "answers 502 or 504 to every other error of the peer",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const status of [400, 405, 413, 415, 418, 451, 500, 501, 502, 504, 599])
        await expectRefused(bench, refusing({ status }, {}, { allow: "POST" }), ...beyond);
    },
  },
];
