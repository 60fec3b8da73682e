import { identityUri } from "../../../tls/identity-uri.js";
import { expectNoAccess } from "../../bench/expect.js";
import type { RelayBench } from "../../bench/relay.js";
import { type ClientCredentials, outsiderCertificate } from "../../bench/tls.js";
import type { CaseOf } from "../../case.js";
import { expectKeyHandedOn, expectNothingSent, notAuthorized } from "./asking.js";

type Kind = keyof NonNullable<RelayBench["target"]["certificates"]>;

/** The right AEF asks, then somebody with other credentials asks the very same. */
const expectNotLetIn = async (
  bench: RelayBench,
  credentials: ClientCredentials,
  ...alsoAllowed: Parameters<typeof expectNoAccess>[1][]
): Promise<void> => {
  await expectKeyHandedOn(bench);
  const stranger = bench.caller("stranger", credentials);
  await expectNothingSent(bench, () => expectNoAccess(() => bench.askAs(stranger), ...alsoAllowed));
};

const refusesCertificate = (
  id: string,
  kind: Kind,
  title: string,
  ...alsoAllowed: Parameters<typeof expectNoAccess>[1][]
): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "TS 33.122 6.2, CAPIF-3; security, Identities",
  step: 5,
  title,
  needs: [`certificates.${kind}`],
  run: (bench) => expectNotLetIn(bench, bench.target.certificates?.[kind] ?? {}, ...alsoAllowed),
});

/** Step 5: by which certificates an AEF is known. */
export const identity: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-078",
    level: "MUST",
    clause: "TS 33.122 6.2, CAPIF-3",
    step: 5,
    title: "refuses a caller without a certificate",
    run: (bench) => expectNotLetIn(bench, {}),
  },
  refusesCertificate(
    "CCF-RELAY-079",
    "expired",
    "refuses the AEF's certificate once it has expired",
  ),
  refusesCertificate(
    "CCF-RELAY-080",
    "notYetValid",
    "refuses an AEF's certificate before its time",
  ),
  {
    id: "CCF-RELAY-081",
    level: "MUST",
    clause: "security, Identities",
    step: 5,
    title: "refuses the AEF's name from a CA that it does not know",
    async run(bench) {
      const { aefId } = bench.target.aef;
      await expectNotLetIn(bench, await outsiderCertificate(aefId, identityUri("aef", aefId)));
    },
  },
  refusesCertificate(
    "CCF-RELAY-082",
    "twoRoles",
    "refuses a certificate that names two roles",
    notAuthorized,
  ),
  refusesCertificate(
    "CCF-RELAY-083",
    "peersAef",
    "refuses the AEF's name from the CA of a peer",
    notAuthorized,
  ),
];
