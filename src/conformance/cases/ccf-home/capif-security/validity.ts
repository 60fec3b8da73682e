import { X509Certificate } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { SecurityInformation } from "../../../../contract/types.js";
import { expect } from "../../../bench/expect.js";
import { NotTestable } from "../../../bench/failures.js";
import { given, type HomeBench } from "../../../bench/home.js";
import type { CaseOf } from "../../../case.js";
import { refusedAgain } from "./full-handshake.js";
import { expectAgreed, expectNoContext, onlyEntry } from "./security-context.js";

type LongLived = NonNullable<HomeBench["target"]["longLived"]>;

const secondsOf = ({ remainingValidity }: SecurityInformation): number => {
  expect(remainingValidity !== undefined, "the answer has no remainingValidity");
  return remainingValidity ?? 0;
};

/** Expects that validity has run on, and no faster than the clock. */
const expectFallen = (before: number, after: number, sinceMs: number): void => {
  const least = before - Math.ceil((performance.now() - sinceMs) / 1000);
  expect(after < before && after >= least, "remainingValidity does not run with the clock", {
    expected: `${least} to ${before - 1}`,
    actual: after,
  });
};

/** Steps 1 to 3 with short-lived keys, and the wait until they are none. */
const afterExpiry = async ({ shortLived, target }: HomeBench) => {
  const { validitySeconds } = given(target.shortLived, "ccf-home.shortLived");
  const invoker = await shortLived();
  await invoker.withoutContext();
  const seconds = secondsOf(onlyEntry((await invoker.obtainSecurityMethod()).body));
  expect(seconds <= validitySeconds, "keys are valid for longer than they are to be", {
    expected: `at most ${validitySeconds}`,
    actual: seconds,
  });
  await sleep(seconds * 1000 + 50); // less than a second is left then, which is none
  return invoker;
};

/** Whole seconds until the long-lived invoker's certificate ends, which its keys would outlive. */
const secondsOfCertificate = ({ cert, validitySeconds }: LongLived): number => {
  const left = Math.floor((Date.parse(new X509Certificate(cert).validTo) - Date.now()) / 1000);
  if (left >= validitySeconds)
    throw new NotTestable("ccf-home.longLived: a certificate that ends before its keys would");
  return left;
};

/** Steps 1 to 3: for how long a key may be used. */
export const validity: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-030",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 1; contract 2",
    step: 1,
    title: "says for how many seconds the key is still valid, and lets them run",
    async run({ invoker }) {
      const { body, sentAt } = await invoker.obtainSecurityMethod();
      const before = secondsOf(onlyEntry(body));
      await sleep(1100);
      expectFallen(before, secondsOf(expectAgreed(await invoker.info(), 200)), sentAt);
    },
  },
  {
    id: "CCF-HOME-031",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1 step 2; contract 3.2",
    step: 1,
    title: "counts validity from the handshake: a second request on the connection adds nothing",
    async run({ invoker }) {
      const { body, sentAt } = await invoker.obtainSecurityMethod();
      const before = secondsOf(onlyEntry(body));
      const socket = invoker.caller.socket();
      await sleep(1100);
      const after = secondsOf(expectAgreed(await invoker.put()));
      if (invoker.caller.socket() !== socket) return; // the CCF ended it, as it may
      expectFallen(before, after, sentAt);
    },
  },
  {
    id: "CCF-HOME-032",
    level: "MUST",
    clause: "TS 33.122 6.5.2.1; contract 2",
    step: 1,
    title: "forgets the context when its keys have expired",
    needs: ["shortLived"],
    async run(bench) {
      const invoker = await afterExpiry(bench);
      expectNoContext(await invoker.info());
    },
  },
  {
    id: "CCF-HOME-033",
    level: "MUST",
    clause: "contract 3.2",
    step: 3,
    title: "does not derive again from a session whose key has expired",
    needs: ["shortLived"],
    async run(bench) {
      const invoker = await afterExpiry(bench);
      await refusedAgain(invoker);
      await invoker.obtainSecurityMethod();
    },
  },
  {
    id: "CCF-HOME-122",
    level: "MUST",
    clause: "security, Revocation",
    step: 1,
    title: "lets no key outlive the invoker's certificate",
    needs: ["longLived"],
    async run({ invokerAs, target }) {
      const longLived = given(target.longLived, "ccf-home.longLived");
      const invoker = invokerAs(longLived);
      const { body } = await invoker.obtainSecurityMethod();
      const actual = secondsOf(onlyEntry(body));
      const left = secondsOfCertificate(longLived);
      await invoker.withoutContext();
      expect(actual <= left + 1, "the key is valid past the end of the invoker's certificate", {
        expected: `at most ${left}`,
        actual,
      });
    },
  },
];
