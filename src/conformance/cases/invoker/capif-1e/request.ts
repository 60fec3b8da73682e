import type { ServiceSecurityReq } from "../../../../contract/types.js";
import { expect } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";
import { expectBody, firstOf } from "../request.js";

const onlyFromCcf = [
  "selSecurityMethod",
  "authenticationInfo",
  "authorizationInfo",
  "aefInterfaces",
  "remainingValidity",
  "keyDerivation",
];

/** Step 1: the Security Method Request. */
export const request: readonly CaseOf<"invoker">[] = [
  {
    id: "INVOKER-014",
    level: "MUST",
    clause: "TS 29.222 8.5.2.2; TR 33.700-22 6.13.2.2 step 1",
    step: 1,
    title: "puts a Security Method Request with PSK in its list to its own id",
    async run({ clean, apiInvokerId }) {
      const { home, output } = await clean();
      const asked = firstOf(home.asked, "Security Method Request", output);
      const path = `/capif-security/v1/trustedInvokers/${encodeURIComponent(apiInvokerId)}`;
      expect(
        asked.method === "PUT" && asked.path.endsWith(path),
        "it is no PUT to the invoker's own id",
        { expected: `PUT ${path}`, actual: `${asked.method} ${asked.path}` },
      );
      const body = expectBody("capif-security", "ServiceSecurityReq", asked);
      const { securityInfo } = body as unknown as ServiceSecurityReq; // by the schema
      const methods = securityInfo.map(({ prefSecurityMethods }) => prefSecurityMethods);
      expect(
        methods.some((list) => list.includes("PSK")),
        "no list of methods has PSK",
        { expected: "PSK", actual: methods.flat().join(", ") },
      );
    },
  },
  {
    id: "INVOKER-015",
    level: "SHOULD",
    clause: "contract 2; TS 29.222 8.5.4.2.3",
    step: 1,
    title: "leaves out of its request what only a CCF may say",
    async run({ clean }) {
      const { home, output } = await clean();
      const { body } = firstOf(home.asked, "Security Method Request", output);
      const entries = [body.securityInfo].flat().map((entry) => Object(entry));
      const named = onlyFromCcf.filter((name) => entries.some((entry) => name in entry));
      expect(named.length === 0, "the request has members of an answer", {
        expected: "none of them",
        actual: named.join(", "),
      });
    },
  },
];
