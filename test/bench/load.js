// The load generator, a process of its own: reads what to ask from its input, writes what came of it.
// It counts from the first answer on every connection to the end, so that handshakes do not count.
import { randomInt } from "node:crypto";
import { text } from "node:stream/consumers";
import autocannon from "autocannon";
import { cpuSeconds } from "./processes.js";
import { readTls } from "./tls-files.js";

const order = JSON.parse(await text(process.stdin));
const { url, body, invokers, connections, seconds, tls, server } = order;
const bodiesInAll = 65_536;

/** The invoker in a body's place, drawn anew for each request that a connection makes. */
const drawn = () => body.replace("{invoker}", String(randomInt(invokers)).padStart(7, "0"));

const setupClient = (client) => {
  if (invokers === undefined) return;
  const count = Math.ceil(bodiesInAll / connections);
  client.setRequests(Array.from({ length: count }, () => ({ body: drawn() })));
};

const longest = seconds + 60;
const started = new Set();
let answers = 0;
let opened;

const instance = autocannon({
  url,
  method: "POST",
  headers: { "content-type": "application/json" },
  body: invokers === undefined ? body : drawn(),
  connections,
  duration: longest,
  tlsOptions: readTls(tls),
  setupClient,
});

const fail = (reason) => {
  console.error(`${url}: ${reason}`);
  process.exit(1);
};

const finish = () => {
  const took = (performance.now() - opened.at) / 1000;
  const { user, system } = process.cpuUsage(opened.cpu);
  const result = {
    requestsPerSecond: answers / took,
    requestsPerCpuSecond: answers / (cpuSeconds(server) - opened.server),
    loadShare: (user + system) / 1e6 / took,
    serverShare: (cpuSeconds(server) - opened.server) / took,
  };
  process.stdout.write(JSON.stringify(result), () => process.exit(0));
};

instance.on("response", (client, status) => {
  if (status < 200 || status > 299) fail(`answered ${status}`);
  answers++;
  if (opened !== undefined) return;
  started.add(client);
  if (started.size < connections) return;
  answers = 0;
  opened = { at: performance.now(), cpu: process.cpuUsage(), server: cpuSeconds(server) };
  setTimeout(finish, seconds * 1000);
});
instance.on("reqError", (error) => fail(error.message));
instance.on("done", () => fail(`not every connection was answered within ${longest} s`));
