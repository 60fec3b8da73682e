import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer, expectNoAccess, type Refusal } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";
import { outsiderCertificate } from "../../../bench/tls.js";
import type { CaseOf } from "../../../case.js";
import { byCertificate, partiesOf } from "./parties.js";
import { keyTextOf } from "./published-key.js";
import type { SecurityApi } from "./security-api.js";

type Parties = ReturnType<typeof partiesOf>;

const refusals: readonly Refusal[] = [{ status: 403 }, { status: 404 }];

/** Lets somebody try at a context that is there; expects a refusal, and that nothing has changed. */
const refusing =
  (
    whoOf: (parties: Parties, bench: HomeBench) => SecurityApi | Promise<SecurityApi>,
    attempt: (who: SecurityApi, parties: Parties) => Promise<Reply>,
  ): CaseOf<"ccf-home">["run"] =>
  async (bench) => {
    const parties = partiesOf(bench);
    const { invoker, aef, request, localAef } = parties;
    expectAnswer(await invoker.agree(request()), 201);
    const { aefId } = localAef();
    const before = keyTextOf(await aef.read(), aefId);
    const who = await whoOf(parties, bench);
    await expectNoAccess(() => attempt(who, parties), ...refusals);
    const after = keyTextOf(await aef.read(), aefId);
    expect(after === before, "the key of the AEF changed at a request that was refused");
  };

const own = {
  level: "MUST",
  clause: "TS 29.222 5.6.2, 8.5.2.3.3; TS 33.122 6.3.1.1, 6.6",
  step: 5,
  applies: byCertificate,
  needs: ["localAef.cert", "localAef.key"],
} as const;
const ofOtherAef = {
  ...own,
  needs: ["localAef.cert", "otherLocalAef.cert"] as const,
};

const read = (who: SecurityApi) => who.read();

const claimingToBeTheAef = async ({ as }: Parties): Promise<SecurityApi> => {
  const { cert, key } = await outsiderCertificate("AEF", "urn:capif:aef:unknown");
  return as("a stranger", { cert, key });
};

const unknownSubject = ({ as }: Parties, { target }: HomeBench): SecurityApi =>
  as("a certificate of nobody on record", target.notOnboarded ?? {});

/** Whose context it is: told by certificate, on CAPIF-1e and CAPIF-3. */
export const ownership: readonly CaseOf<"ccf-home">[] = [
  {
    ...ofOtherAef,
    id: "TS29222-017",
    title: "lets no AEF read the security information of an invoker that asked about another",
    run: refusing(({ otherAef }) => otherAef(), read),
  },
  {
    ...ofOtherAef,
    id: "TS29222-018",
    title: "lets no AEF delete the context of an invoker that asked about another",
    run: refusing(
      ({ otherAef }) => otherAef(),
      (who) => who.remove(),
    ),
  },
  {
    ...own,
    id: "TS29222-019",
    step: 1,
    title: "lets no invoker agree in another's place",
    run: refusing(
      ({ otherInvoker }) => otherInvoker(),
      (who, { request }) => who.agree(request()),
    ),
  },
  {
    ...own,
    id: "TS29222-020",
    title: "lets no invoker read another's context",
    run: refusing(({ otherInvoker }) => otherInvoker(), read),
  },
  {
    ...own,
    id: "TS29222-021",
    title: "lets no invoker delete another's context",
    run: refusing(
      ({ otherInvoker }) => otherInvoker(),
      (who) => who.remove(),
    ),
  },
  {
    ...own,
    id: "TS29222-022",
    step: 1,
    title: "lets no invoker update another's context",
    run: refusing(
      ({ otherInvoker }) => otherInvoker(),
      (who, { request }) => who.update(request()),
    ),
  },
  {
    ...own,
    id: "TS29222-023",
    needs: [...own.needs, "notOnboarded.cert"],
    title: "gives no key to a certificate whose subject is not on record",
    run: refusing(unknownSubject, read),
  },
  {
    ...own,
    id: "TS29222-024",
    title: "gives no key to a certificate of a CA that it does not trust",
    run: refusing(claimingToBeTheAef, read),
  },
  {
    ...own,
    id: "TS29222-025",
    title: "gives no key to a client without a certificate",
    run: refusing(({ as }) => as("a client without certificate", {}), read),
  },
];
