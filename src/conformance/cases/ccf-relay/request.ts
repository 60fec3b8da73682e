import type { Sent } from "../../bench/caller.js";
import { expectRefusal, type Refusal } from "../../bench/expect.js";
import type { RelayBench } from "../../bench/relay.js";
import type { CaseOf } from "../../case.js";
import { unlessNotices } from "../revocation.js";
import { expectKeyHandedOn, expectNothingSent } from "./asking.js";

type Members = { [member: string]: unknown };

/** The right request, then each wrong one: one thing is wrong in each, and no peer is asked. */
const refuses = (
  id: string,
  title: string,
  refusal: Refusal,
  wrong: (bench: RelayBench) => readonly Sent[],
  needs: CaseOf<"ccf-relay">["needs"] = [],
): CaseOf<"ccf-relay"> => ({
  id,
  level: "MUST",
  clause: "contract 1, 4",
  step: 5,
  title,
  needs,
  async run(bench) {
    await expectKeyHandedOn(bench);
    for (const sent of wrong(bench))
      await expectNothingSent(bench, async () => expectRefusal(await bench.ask({}, sent), refusal));
  },
});

/** The same, where members of the request are wrong; undefined leaves one out. */
const refusesMembers = (
  id: string,
  title: string,
  refusal: Refusal,
  wrong: (bench: RelayBench) => readonly Members[],
  needs: CaseOf<"ccf-relay">["needs"] = [],
) =>
  refuses(
    id,
    title,
    refusal,
    (bench) => wrong(bench).map((members) => ({ body: { ...bench.question(), ...members } })),
    needs,
  );

const missing = { status: 400, cause: "MANDATORY_IE_MISSING" };
const incorrect = { status: 400, cause: "MANDATORY_IE_INCORRECT" };
const optionalIncorrect = { status: 400, cause: "OPTIONAL_IE_INCORRECT" };

/** Addresses that a revocation must not be sent to, each with one thing wrong. */
const otherDestinations = (right: string): string[] => {
  const changed = (change: (url: URL) => void): string => {
    const url = new URL(right);
    change(url);
    return url.href;
  };
  return [
    changed((url) => {
      url.hostname = "elsewhere.example.org";
    }),
    changed((url) => {
      url.port = url.port === "1" ? "2" : "1";
    }),
    changed((url) => {
      url.username = "user";
    }),
    changed((url) => {
      url.hash = "fragment";
    }),
    right.replace("https:", "http:"),
  ];
};

/** Step 5: the form of the AEF's request. */
export const request: readonly CaseOf<"ccf-relay">[] = [
  refusesMembers(
    "CCF-RELAY-084",
    "refuses a request that does not name the invoker's CCF",
    missing,
    () => [{ ccfInformation: undefined }],
  ),
  refusesMembers("CCF-RELAY-085", "refuses a request without a mandatory member", missing, () => [
    { apiInvokerId: undefined },
    { aefId: undefined },
    { supportedFeatures: undefined },
  ]),
  refusesMembers(
    "CCF-RELAY-086",
    "refuses a mandatory member of another type or form",
    incorrect,
    () => [{ apiInvokerId: 7 }, { aefId: ["aef"] }, { supportedFeatures: "x" }],
  ),
  refusesMembers(
    "CCF-RELAY-087",
    "refuses CCF information with neither member, or an address of two hosts or none",
    { status: 400 },
    () => [
      { ccfInformation: {} },
      { ccfInformation: { ccfAddress: { port: 8443 } } },
      { ccfInformation: { ccfAddress: { fqdn: "ccf.example.org", ipv4Addr: "192.0.2.1" } } },
    ],
  ),
  refusesMembers(
    "CCF-RELAY-088",
    "refuses an interface without host, with two, or of another type",
    optionalIncorrect,
    () => [
      { interfaceDetails: { port: 8443 } },
      { interfaceDetails: { fqdn: "aef.example.org", ipv4Addr: "192.0.2.1" } },
      { interfaceDetails: "https://aef.example.org" },
    ],
  ),
  refusesMembers(
    "CCF-RELAY-089",
    "refuses a notificationDestination that is not configured for the AEF",
    optionalIncorrect,
    ({ target }) =>
      otherDestinations(target.aef.notificationDestination ?? "").map(
        (notificationDestination) => ({ notificationDestination, supportedFeatures: "2" }),
      ),
    ["aef.notificationDestination"],
  ),
  {
    ...refusesMembers(
      "CCF-RELAY-116",
      "refuses a request that offers RevocationNotification, and does not say where to notify",
      missing,
      () => [{ supportedFeatures: "2" }],
    ),
    applies: unlessNotices,
  },
  refuses(
    "CCF-RELAY-090",
    "refuses a body that is not a JSON object",
    { status: 400, cause: "INVALID_MSG_FORMAT" },
    (bench) => [
      { raw: JSON.stringify(bench.question()).slice(0, -1) },
      { raw: "this is not JSON" },
      { raw: JSON.stringify([bench.question()]) },
    ],
  ),
  refuses(
    "CCF-RELAY-091",
    "refuses a body in another media type than JSON",
    { status: 415 },
    () => [
      { headers: { "content-type": "text/plain" } },
      { headers: { "content-type": "application/x-www-form-urlencoded" } },
    ],
  ),
  refuses("CCF-RELAY-092", "refuses another method than POST", { status: 405 }, () => [
    { method: "PUT" },
  ]),
];
