// request-security-info at the home CCF: step 7, by CCF-A's certificate, about a key of steps 1 to 3.
import { agree } from "../agree.js";
import { underLoad } from "../bench.js";
import { exchange } from "../exchange.js";
import { readTls } from "../tls-files.js";

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
  const url = `${server.origin}${path}`;
  const answer = await exchange(url, { body, tls: readTls(tls) });
  if (answer.status !== 200) throw new Error(`CCF-B answered ${answer.status}: ${answer.body}`);
  return { side: { server, url, body, tls }, answer: JSON.parse(answer.body) };
};

const bareHome = async ({ material, bare }, kind, answer) => {
  const server = await bare(kind, {
    profile: "coreFunctionServer",
    tls: material.filesOf("ccf-b"),
    answers: { [path]: answer },
    headers: { "Cache-Control": "no-store" },
  });
  return { server, url: `${server.origin}${path}`, body, tls: material.filesOf("ccf-a") };
};

const mockHome = async ({ material, start, cli }) => {
  const { cert, key, ca } = material.filesOf("ccf-b");
  const files = ["--cert", cert, "--key", key, "--ca", ca];
  const server = await start([cli, "mock", "--mtls", "--port", "0", ...files]);
  const origin = new URL(server.origin.split(/\s+/)[1]).origin;
  return { server, url: `${origin}${path}`, body, tls: material.filesOf("ccf-a") };
};

const peers = {
  hono: (bench, answer) => bareHome(bench, "hono", answer),
  https: (bench, answer) => bareHome(bench, "https", answer),
  mock: mockHome,
};

const row = (peer, against, goal) => ({
  id: `home-${peer}`,
  work: `request-security-info at the home CCF against ${against}`,
  unit: "requests/s",
  better: "higher",
  goal,
  connections: [16, 256],
  open: async (bench) => {
    const { side, answer } = await startHome(bench);
    const other = await peers[peer](bench, answer);
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
