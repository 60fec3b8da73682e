// A million contexts in the embedded store beside a thousand, each request about one drawn anew.
import { underLoad } from "../bench.js";
import { residentMemory, run, settled } from "../processes.js";
import { path, question } from "./home.js";

const [many, few] = [1_000_000, 1000];

const startWith = async ({ material, server: start }, count) => {
  const file = material.configuration["ccf-b"];
  await run(["test/bench/fill.js", file, String(count)]);
  const server = await start("ccf", { file, count });
  await settled(server.pid); // at its start a CCF looks through its store
  const asked = { body: question("API-INVOKER-{invoker}"), invokers: count };
  return { server, ...asked, url: `${server.origin}${path}`, tls: material.filesOf("ccf-a") };
};

/** The home CCF with a million contexts. */
export const contextsRow = {
  id: "contexts",
  work: "request-security-info, 1,000,000 contexts in the embedded store against 1,000",
  unit: "requests/s",
  better: "higher",
  goal: 0.9,
  connections: [16, 256],
  open: async ({ setting }) => {
    const large = await startWith(await setting(), many);
    const small = await startWith(await setting(), few);
    const memory = ({ server }) => residentMemory(server.pid);
    return {
      ours: underLoad(large, "requestsPerSecond"),
      peer: underLoad(small, "requestsPerSecond"),
      note: () => `resident memory ${memory(large)} against ${memory(small)}`,
    };
  },
};
