// Complete flows, one after another, against a bare chain of as many handshakes and exchanges with the
// same TLS profiles and messages; its key is fixed beforehand.
import { randomBytes } from "node:crypto";
import { invokerMaterial } from "../invoker.js";
import { limits as unlimited } from "../material.js";
import { realMessages } from "../messages.js";
import { run } from "../processes.js";
import { median } from "../statistics.js";

/** The invoker's three, and one each of the AEF and CCF-A. */
const connectionsPerFlow = 5;

/** So short a time that nobody keeps a connection for another request. */
const limits = { ...unlimited, idleSeconds: 2 };

const startOurs = async ({ party }) => [
  await party("ccf-b"),
  await party("ccf-a"),
  await party("aef"),
];

const startBare = async ({ material, server }, messages, psk) => {
  const { plan, filesOf } = material;
  const { security, initiation, relayed, home, service } = messages;
  const answers = (...told) =>
    Object.fromEntries(
      told.map(({ method, path, status, answer, asksNext }) => [
        `${method} ${path}`,
        { status, answer, asksNext },
      ]),
    );
  const party = (name, { port }, more) =>
    server("https-party", {
      ...{ profile: "coreFunctionServer", tls: filesOf(name), port },
      ...more,
    });
  const next = (name, { apiRoot }, { path, body }) => ({
    next: { url: `${apiRoot}${path}`, body, tls: filesOf(name) },
  });
  const { ca: _, ...aefTls } = filesOf("aef");
  return [
    await party("ccf-b", plan.b, { answers: answers(security, home) }),
    await party("ccf-a", plan.a, {
      answers: answers({ ...relayed, asksNext: true }),
      ...next("ccf-a", plan.b, home),
    }),
    await party("aef", plan.aef, {
      ...{ profile: "exposingFunctionServer", tls: aefTls, psk },
      answers: answers({ ...initiation, asksNext: true }, service),
      ...next("aef", plan.a, relayed),
    }),
  ];
};

/** What the bare invoker needs to know. */
const bareOrder = ({ plan, filesOf, anchors }, { security, initiation, service }, psk) => ({
  ...{ invoker: filesOf("invoker"), anchors, psk },
  steps: [
    [plan.b, security],
    [plan.aef, initiation],
    [plan.aef, service],
  ].map(([{ apiRoot }, { method, path, body, status }]) => ({
    url: `${apiRoot}${path}`,
    ...{ method, body, status },
  })),
});

const accepted = async ({ answerTo }) => Number((await answerTo("SIGUSR2")).split(" ")[1]);

const acceptedByAll = async (servers) => {
  const counts = await Promise.all(servers.map(accepted));
  return counts.reduce((sum, count) => sum + count, 0);
};

const flows =
  (servers, order) =>
  async ({ seconds }) => {
    const before = await acceptedByAll(servers);
    const input = JSON.stringify({ ...order, seconds });
    const { ran, times, loadShare } = JSON.parse(await run(["test/bench/flows.js"], input));
    const each = ((await acceptedByAll(servers)) - before) / ran;
    if (each !== connectionsPerFlow) throw new Error(`a flow took ${each} connections`);
    return { value: median(times), loadShare };
  };

/** The eleven steps, all connections new. */
export const elevenStepsRow = {
  id: "eleven-steps",
  work: "the eleven steps, all connections new, against as many bare handshakes and exchanges",
  unit: "ms",
  better: "lower",
  goal: 1.25,
  servers: {
    execArgv: ["--import", "./test/bench/connections.js"],
    configuration: { "ccf-a": { limits }, "ccf-b": { limits } },
  },
  open: async ({ setting }) => {
    const [here, there] = [await setting(), await setting()];
    const ours = await startOurs(here);
    const messages = await realMessages(here.material);
    const psk = randomBytes(32).toString("hex");
    const bare = await startBare(there, messages, psk);
    return {
      ours: flows(ours, { material: invokerMaterial(here.material) }),
      peer: flows(bare, { bare: bareOrder(there.material, messages, psk) }),
    };
  },
};
