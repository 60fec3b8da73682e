import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { faultsOf } from "../../../../contract/faults.js";
import { type InterfaceDetails, interfaceInformation } from "../../../../psk/index.js";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import type { Asked } from "../../../bench/neighbour.js";
import type { CaseOf } from "../../../case.js";

const theQuestion = ({ ccf }: AefBench): Asked => {
  const [question] = ccf.asked;
  expect(question !== undefined, "the AEF did not ask its CCF");
  return question as Asked; // expect throws otherwise
};

const p0Of = (details: unknown): string | undefined => {
  try {
    return interfaceInformation(details as InterfaceDetails);
  } catch {
    return undefined;
  }
};

/** Step 5: what the AEF asks its CCF. */
export const asking: readonly CaseOf<"aef">[] = [
  {
    id: "AEF-038",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 5; TS 33.122 6.5.2.1 step 4",
    step: 5,
    title: "asks its own CCF, once, with a request that keeps to the contract",
    async run(bench) {
      await bench.ready();
      const { method, path, text } = theQuestion(bench);
      const wanted = "POST /ccf-security-info/v1/request-security-info";
      expect(bench.ccf.asked.length === 1, "the CCF was asked more than once");
      expect(`${method} ${path}`.endsWith(wanted), "another operation was asked", {
        expected: wanted,
        actual: `${method} ${path}`,
      });
      const faults = faultsOf("ccf-security-info", "SecurityInfoReq", JSON.parse(text));
      expect(faults.length === 0, "the request breaks the contract", { actual: faults });
    },
  },
  {
    id: "AEF-039",
    level: "MUST",
    clause: "TS 33.122 6.4; security, Identities",
    step: 5,
    title: "authenticates to its CCF with its own certificate",
    async run(bench) {
      await bench.ready();
      const { socket } = theQuestion(bench);
      expect(socket.authorized, "the AEF shows no certificate that clientCa vouches for", {
        actual: socket.authorizationError,
      });
    },
  },
  {
    id: "AEF-040",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 steps 4 and 5, NOTE",
    step: 5,
    title: "passes on the invoker's id and its CCF information as they came",
    async run(bench) {
      const { ready, apiInvokerId } = bench;
      const ccfInformation = {
        ccfId: bench.ccfInformation.ccfId,
        ccfAddress: { fqdn: "CCF-Home.Example.NET", port: 8443, apiPrefix: "/Capif/" },
      };
      await ready({ ccfInformation });
      const { body } = theQuestion(bench);
      expect(body.apiInvokerId === apiInvokerId, "apiInvokerId is not the invoker's", {
        expected: apiInvokerId,
        actual: body.apiInvokerId,
      });
      expect(
        isDeepStrictEqual(body.ccfInformation, ccfInformation),
        "ccfInformation is not what the invoker sent",
        { expected: ccfInformation, actual: body.ccfInformation },
      );
    },
  },
  {
    id: "AEF-041",
    level: "MUST",
    clause: "contract 2, SecurityInfoReq; contract 5 (b)",
    step: 5,
    title: "says which AEF it is, and which interface the key is for",
    async run(bench) {
      const { target, ready, apiRoot } = bench;
      await ready();
      const { body } = theQuestion(bench);
      expect(body.aefId === target.aefId, "aefId is not the AEF's own", {
        expected: target.aefId,
        actual: body.aefId,
      });
      const isOnly = target.interfaces.length === 1 && body.interfaceDetails === undefined;
      expect(isOnly || p0Of(body.interfaceDetails) === apiRoot, "it is another interface", {
        expected: apiRoot,
        actual: body.interfaceDetails ?? "none",
      });
    },
  },
  {
    id: "AEF-042",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 5,
    title: "never dials an address that only the invoker named",
    async run({ ready, bystander, waits }) {
      const { address, connections } = await bystander();
      const ccfInformation = { ccfAddress: address };
      await ready({ ccfInformation });
      await delay(waits.quietMs);
      expect(connections() === 0, "the AEF dialled the address that the invoker named", {
        expected: "no connection",
        actual: connections(),
      });
    },
  },
];
