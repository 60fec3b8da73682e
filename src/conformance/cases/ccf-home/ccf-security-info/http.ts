import type { Reply } from "../../../bench/caller.js";
import { expect, expectRefusal } from "../../../bench/expect.js";
import { ConnectionDropped } from "../../../bench/failures.js";
import type { CaseOf } from "../../../case.js";
import { expectKeyAnswer, keyGiven, needsPeer } from "./key-answer.js";

/** No message of the contract comes near, and nobody needs to hold it. Octets. */
const excessive = 8 * 1024 * 1024;

const unlessDropped = async (attempt: () => Promise<Reply>): Promise<Reply | undefined> => {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof ConnectionDropped) return undefined;
    throw error;
  }
};

/** What TS 29.122 5.2 asks of HTTP, whatever the operation. */
export const http: readonly CaseOf<"ccf-home">[] = [
  {
    id: "CCF-HOME-097",
    level: "MUST",
    clause: "TS 29.122 5.2.6; TS 29.500 5.2.7.2",
    step: 7,
    title: "answers 404 below a path that the API does not have",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const path = "/request-security-information";
      expectRefusal(await bench.ask({}, { path }), {
        status: 404,
        cause: "RESOURCE_URI_STRUCTURE_NOT_FOUND",
      });
    },
  },
  {
    id: "CCF-HOME-098",
    level: "MUST",
    clause: "TS 29.122 5.2.6; RFC 9110 15.5.6",
    step: 7,
    title: "answers 405 to another method, and names the one that there is",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const reply = await bench
        .peer()
        .call("ccf-security-info", "requestSecurityInfo", { method: "GET" });
      expectRefusal(reply, { status: 405 });
      const actual = reply.headers.get("allow");
      const methods = (actual ?? "").split(",").map((one) => one.trim());
      expect(methods.includes("POST"), "Allow does not name POST", { expected: "POST", actual });
    },
  },
  {
    id: "CCF-HOME-099",
    level: "MUST",
    clause: "TS 29.122 5.2.6; TS 29.501 4.4; RFC 9110 8.3.1",
    step: 7,
    title: "takes the media type of JSON however it is written, and no other",
    needs: needsPeer,
    async run({ invoker, ask }) {
      await invoker.obtainSecurityMethod();
      for (const type of ["application/json; charset=utf-8", "Application/JSON"])
        expectKeyAnswer(await ask({}, { headers: { "content-type": type } }));
      for (const type of ["text/plain", "application/x-www-form-urlencoded"])
        expectRefusal(await ask({}, { headers: { "content-type": type } }), { status: 415 });
    },
  },
  {
    id: "CCF-HOME-100",
    level: "MAY",
    clause: "TS 29.122 5.2.6; RFC 9110 12.5.1",
    step: 7,
    title: "answers 406 to whoever does not take JSON",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      expectRefusal(await bench.ask({}, { headers: { accept: "text/html" } }), { status: 406 });
    },
  },
  {
    id: "CCF-HOME-101",
    level: "SHOULD",
    clause: "TS 29.122 5.2.6; RFC 9110 15.5.14",
    step: 7,
    title: "refuses a body that is far larger than any message, and goes on",
    needs: needsPeer,
    async run(bench) {
      await keyGiven(bench);
      const raw = JSON.stringify({ ...bench.question(), padding: "x".repeat(excessive) });
      const reply = await unlessDropped(() => bench.ask({}, { raw }));
      if (reply !== undefined) expectRefusal(reply, { status: 413 });
      await bench.peer().close();
      expectKeyAnswer(await bench.ask());
    },
  },
];
