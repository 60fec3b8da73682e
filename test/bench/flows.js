// The invoker of the eleven steps, a process of its own: reads whose steps to run from its input, runs
// them one after another, every connection of them new, and writes how many it ran, how long each took of
// those that began when the process had been at it for as long as a sample takes, and its share of a core
// meanwhile: before, it is its own compiling that is measured.
import { text } from "node:stream/consumers";
import { capif1eClient, certificateClient, pskClient } from "../../dist/tls/client-profiles.js";
import { exchange } from "./exchange.js";
import { runSteps } from "./invoker.js";
import { readTls } from "./tls-files.js";

const { seconds, material, bare } = JSON.parse(await text(process.stdin));

const bareFlow = () => {
  const { steps, invoker, anchors, psk } = bare;
  const aefPsk = Buffer.from(psk, "hex");
  const profiles = [
    capif1eClient(readTls(invoker)),
    certificateClient(readTls(anchors)),
    pskClient({ identity: "bench", aefPsk, tlsVersion: "1.3" }),
  ];
  return async () => {
    for (const [index, { url, status, ...request }] of steps.entries()) {
      const answer = await exchange(url, { ...request, tls: profiles[index] });
      if (answer.status !== status) throw new Error(`${url} answered ${answer.status}`);
      JSON.parse(answer.body);
    }
  };
};

const flow = bare === undefined ? () => runSteps(material) : bareFlow();
const times = [];
const warmAt = performance.now() + seconds * 1000;
const endsAt = warmAt + seconds * 1000;
let ran = 0;
let warm;
for (let now = performance.now(); now < endsAt; now = performance.now()) {
  if (now >= warmAt) warm ??= { at: now, cpu: process.cpuUsage() };
  await flow();
  ran++;
  if (warm !== undefined) times.push(performance.now() - now);
}
const { user, system } = process.cpuUsage(warm.cpu);
const loadShare = (user + system) / 1000 / (performance.now() - warm.at);
process.stdout.write(JSON.stringify({ ran, times, loadShare }));
