// request-security-info at the home CCF: step 7, by CCF-A's certificate, about a key of steps 1 to 3.

import { underLoad } from "../bench.js";
import { answerOf } from "../exchange.js";
import { agree } from "../invoker.js";

export const path = "/ccf-security-info/v1/request-security-info";

export const question = (apiInvokerId) =>
  JSON.stringify({
    apiInvokerId,
    aefId: "aef-1",
    ccfInformation: { ccfId: "ccf-b" },
    securityMethod: "PSK",
    supportedFeatures: "0",
  });

const body = question("API-INVOKER-1");

/** CCF-B with a key, and what it answers. */
export const startHome = async ({ material, party }, ...options) => {
  const server = await party("ccf-b", ...options);
  await agree(material);
  const tls = material.filesOf("ccf-a");
  const side = { server, url: `${server.origin}${path}`, body, tls };
  return { side, answer: await answerOf(side) };
};

const bareHome = async ({ material, server: start }, kind, answer) => {
  const server = await start(kind, {
    profile: "coreFunctionServer",
    tls: material.filesOf("ccf-b"),
    answers: { [path]: answer },
    headers: { "Cache-Control": "no-store" },
  });
  return { server, url: `${server.origin}${path}`, body, tls: material.filesOf("ccf-a") };
};

const mockHome = async ({ material, mock }) => {
  const { cert, key, ca } = material.filesOf("ccf-b");
  const files = ["--cert", cert, "--key", key, "--ca", ca];
  const server = await mock("--mtls", "--port", "0", ...files);
  return { server, url: `${server.origin}${path}`, body, tls: material.filesOf("ccf-a") };
};

const peers = {
  hono: (here, answer) => bareHome(here, "hono", answer),
  https: (here, answer) => bareHome(here, "https", answer),
  mock: mockHome,
};

const row = (peer, against, goal) => ({
  id: `home-${peer}`,
  work: `request-security-info at the home CCF against ${against}`,
  unit: "requests/s",
  better: "higher",
  goal,
  connections: [16, 256],
  open: async ({ setting }) => {
    const here = await setting();
    const { side, answer } = await startHome(here);
    const other = await peers[peer](here, answer);
    return {
      ours: underLoad(side, "requestsPerSecond"),
      peer: underLoad(other, "requestsPerSecond"),
    };
  },
});

export const homeRows = [
  row("hono", "bare Hono", 0.9),
  row("https", "bare node:https", 0.55),
  row("mock", "our Prism mock", 10),
];
