// CCF-A asked by the AEF (step 5) asks CCF-B (step 7); the peer is bare Hono that hands on. One bare
// CCF-B is behind both. Each request is about an invoker drawn anew: CCF-A asks the same question that
// is in flight already once only.
import { underLoad } from "../bench.js";
import { path, question, startHome } from "./home.js";

const headers = { "Cache-Control": "no-store" };
const invokers = 1_000_000;
const body = question("API-INVOKER-{invoker}");

/** A bare CCF-B in the place of ours, with the answer that ours gave. */
const startBareHome = async (here) => {
  const { side, answer } = await startHome(here);
  await side.server.end();
  const { material, server } = here;
  const { port } = material.plan.b;
  const tls = material.filesOf("ccf-b");
  await server("https-home", { profile: "coreFunctionServer", tls, port, answer, headers });
};

/** CCF-A and its bare peer. */
export const relayRow = {
  id: "relay",
  work: "relay at CCF-A against two bare hops (one bare CCF-B behind both)",
  unit: "requests/s",
  better: "higher",
  goal: 0.85,
  connections: [16, 256],
  open: async ({ setting }) => {
    const here = await setting();
    await startBareHome(here);
    const { material, party, server } = here;
    const tls = material.filesOf("ccf-a");
    const hops = {
      ours: await party("ccf-a"),
      peer: await server("hono-relay", {
        ...{ profile: "coreFunctionServer", tls, headers },
        next: { origin: material.plan.b.apiRoot, path, tls },
      }),
    };
    const side = (hop) => {
      const asked = { url: `${hop.origin}${path}`, body, invokers, tls: material.filesOf("aef") };
      return underLoad({ server: hop, ...asked }, "requestsPerSecond");
    };
    return { ours: side(hops.ours), peer: side(hops.peer) };
  },
};
