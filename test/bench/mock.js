// How our mock compares with `prism mock`, side by side in one run: `npm run bench:mock [ROUNDS]`.
// Ready time: all three APIs on TLS with a throw-away PKI against one bundle on plain HTTP.
// Throughput: both on plain HTTP, keep-alive, the same request. Exit code 1 if a goal is missed.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import autocannon from "autocannon";

const root = fileURLToPath(new URL("../..", import.meta.url));
const rounds = Number(process.argv[2] ?? 9);
const goals = { readyRatio: 1.5, throughputRatio: 1 };

const require = createRequire(import.meta.url);
const prismManifest = require.resolve("@stoplight/prism-cli/package.json");
const prismBin = createRequire(prismManifest).resolve("./dist/index.js");
const ourBin = `${root}dist/cli/main.js`;

const freePort = async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return String(port);
};

/** Runs a command until it says that it is ready; gives the milliseconds that it took. */
const start = async (args, ready) => {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  const readyMs = await new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
    child.stdout.on("data", (chunk) => {
      output += chunk;
      if (ready.test(output)) resolve(performance.now() - startedAt);
    });
  });
  child.stdout.removeAllListeners("data").resume(); // Prism logs each request
  const end = async () => {
    child.removeAllListeners("exit").kill("SIGTERM");
    await once(child, "exit");
  };
  return { readyMs, end };
};

const startOurs = (...options) => start([ourBin, "mock", ...options], /^ready$/m);
const startPrism = (port) =>
  start(
    [prismBin, "mock", "--port", port, "generated/ccf-security-info.yaml"],
    /Prism is listening/,
  );

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const report = (title, unit, ours, prism) => {
  const ratio = median(ours) / median(prism);
  const [a, b] = [ours, prism].map((values) => `${Math.round(median(values))} ${unit}`);
  console.log(`${title}: capif-interconnect ${a}, prism ${b}, ratio ${ratio.toFixed(2)}`);
  return ratio;
};

const readyTimes = async () => {
  const ours = [];
  const prism = [];
  for (let round = -1; round < rounds; round++) {
    const one = await startOurs("--tls", "--port", "0");
    await one.end();
    const other = await startPrism(await freePort());
    await other.end();
    if (round < 0) continue; // the first fills the file cache
    ours.push(one.readyMs);
    prism.push(other.readyMs);
  }
  return report(`ready, median of ${rounds}`, "ms", ours, prism);
};

const body = JSON.stringify({
  apiInvokerId: "API-INVOKER-7f3c",
  aefId: "aef-a",
  interfaceDetails: { fqdn: "aef-a.example.com", port: 8443, apiPrefix: "/nef" },
  ccfInformation: { ccfId: "ccf-b" },
  supportedFeatures: "0",
});

const requestsPerSecond = async (url, seconds) => {
  const { requests, errors, non2xx } = await autocannon({
    url,
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
    connections: 8,
    duration: seconds,
  });
  if (errors + non2xx > 0) throw new Error(`${url}: ${errors} errors, ${non2xx} not 2xx`);
  return requests.average;
};

const throughput = async () => {
  const [ourPort, prismPort] = [await freePort(), await freePort()];
  const servers = [await startOurs("--http", "--port", ourPort), await startPrism(prismPort)];
  const ourUrl = `http://127.0.0.1:${ourPort}/ccf-security-info/v1/request-security-info`;
  const prismUrl = `http://127.0.0.1:${prismPort}/request-security-info`;
  const ours = [];
  const prism = [];
  for (const url of [ourUrl, prismUrl]) await requestsPerSecond(url, 3);
  for (let round = 0; round < rounds; round++) {
    ours.push(await requestsPerSecond(ourUrl, 2));
    prism.push(await requestsPerSecond(prismUrl, 2));
  }
  await Promise.all(servers.map((server) => server.end()));
  return report(`throughput, median of ${rounds}`, "requests/s", ours, prism);
};

console.log(`Node ${process.version}`);
const readyRatio = await readyTimes();
const throughputRatio = await throughput();
const met = readyRatio < goals.readyRatio && throughputRatio >= goals.throughputRatio;
console.log(
  `goals: ready below ${goals.readyRatio} times, throughput at least ${goals.throughputRatio} times ` +
    `Prism's: ${met ? "met" : "missed"}`,
);
process.exitCode = met ? 0 : 1;
