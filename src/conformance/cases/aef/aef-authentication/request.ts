import { randomBytes } from "node:crypto";
import type { AefBench } from "../../../bench/aef.js";
import type { Sent } from "../../../bench/caller.js";
import { expect, expectAnswer, expectRefusal, type Refusal } from "../../../bench/expect.js";
import type { CaseOf } from "../../../case.js";

/** Sends step 4 with one fault after a valid one; the CCF must not be asked about it. */
const refuses = async (
  { ready, initiate, ccf }: AefBench,
  sent: Sent,
  ...allowed: readonly Refusal[]
): Promise<void> => {
  await ready();
  const before = ccf.asked.length;
  expectRefusal(await initiate({}, sent), ...allowed);
  expect(ccf.asked.length === before, "the CCF was asked about a request that cannot be read");
};

const without = (bench: AefBench, member: string): Sent => {
  const { [member]: _, ...body }: { [member: string]: unknown } = { ...bench.request() };
  return { body };
};

const missing = { status: 400, cause: "MANDATORY_IE_MISSING" };
const incorrect = { status: 400, cause: "MANDATORY_IE_INCORRECT" };
const optionalIncorrect = { status: 400, cause: "OPTIONAL_IE_INCORRECT" };
const unreadable = { status: 400, cause: "INVALID_MSG_FORMAT" };

/** Step 4: what the AEF reads, and what it refuses to read. */
export const request: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-012",
    level: "MUST",
    clause: "TS 29.222 9.1.4; contract 1",
    step: 4,
    title: "refuses a request without apiInvokerId or supportedFeatures with 400",
    async run(bench) {
      for (const member of ["apiInvokerId", "supportedFeatures"])
        await refuses(bench, without(bench, member), missing);
    },
  },
  {
    id: "AEF-013",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 4, NOTE; contract 1",
    step: 4,
    title: "refuses a request without ccfInformation with 400 MANDATORY_IE_MISSING",
    async run(bench) {
      await refuses(bench, without(bench, "ccfInformation"), missing);
    },
  },
  {
    id: "AEF-014",
    level: "MUST",
    clause: "contract 2, CcfInformation",
    step: 4,
    title: "refuses ccfInformation that names no CCF, or an address of two kinds, with 400",
    async run(bench) {
      const { request } = bench;
      const twoKinds = { ccfAddress: { fqdn: "ccf.example.net", ipv4Addr: "192.0.2.7" } };
      await refuses(bench, { body: { ...request(), ccfInformation: {} } }, missing, incorrect);
      await refuses(
        bench,
        { body: { ...request(), ccfInformation: twoKinds } },
        ...[incorrect, optionalIncorrect],
      );
    },
  },
  {
    id: "AEF-015",
    level: "MUST",
    clause: "contract 2; TS 29.222 8.2.4.2.3",
    step: 4,
    title: "refuses interfaceDetails of two kinds of address with 400",
    async run(bench) {
      const interfaceDetails = { fqdn: "aef.example.net", ipv4Addr: "192.0.2.7" };
      await refuses(
        bench,
        { body: { ...bench.request(), interfaceDetails } },
        ...[optionalIncorrect, incorrect],
      );
    },
  },
  {
    id: "AEF-016",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 4,
    title: "refuses members of a wrong type, and an aefPskId that is none, with 400",
    async run(bench) {
      const { request } = bench;
      await refuses(bench, { body: { ...request(), apiInvokerId: 7 } }, incorrect);
      await refuses(
        bench,
        { body: { ...request(), aefPskId: "the new one" } },
        ...[optionalIncorrect, incorrect],
      );
    },
  },
  {
    id: "AEF-017",
    level: "MUST",
    clause: "contract 4",
    step: 4,
    title: "refuses a body that is not JSON with 400 INVALID_MSG_FORMAT",
    async run(bench) {
      await refuses(bench, { raw: `${JSON.stringify(bench.request())}}` }, unreadable);
    },
  },
  {
    id: "AEF-018",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 4,
    title: "refuses a body of another media type than JSON with 415",
    async run(bench) {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      await refuses(bench, { raw: JSON.stringify(bench.request()), headers }, { status: 415 });
    },
  },
  {
    id: "AEF-019",
    level: "SHOULD",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 4,
    title: "refuses a body of a quarter of a megabyte with 413",
    async run(bench) {
      const padding = randomBytes(2 ** 17).toString("hex");
      await refuses(bench, { body: { ...bench.request(), padding } }, { status: 413 });
    },
  },
  {
    id: "AEF-020",
    level: "MUST",
    clause: "TS 29.500 6.6.2; contract 1",
    step: 4,
    title: "ignores members that it does not know, features too",
    async run({ ready, request, initiate }) {
      await ready();
      const body = {
        ...request({ supportedFeatures: "f0" }),
        ...{ vendorSpecific: { a: [1] }, aefPsk: "7".repeat(64) },
      };
      expectAnswer(await initiate({}, { body }), 200);
    },
  },
  {
    id: "AEF-021",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 4,
    title: "answers another path with 404 RESOURCE_URI_STRUCTURE_NOT_FOUND",
    async run(bench) {
      await refuses(
        bench,
        { body: bench.request(), path: "/initiate-authentications" },
        { status: 404, cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND" },
      );
    },
  },
  {
    id: "AEF-022",
    level: "MUST",
    clause: "TS 29.122 5.2.6; contract 4",
    step: 4,
    title: "answers another method with 405",
    async run(bench) {
      await refuses(bench, { body: bench.request(), method: "put" }, { status: 405 });
    },
  },
];
