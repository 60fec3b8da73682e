// npm run soak -- [--minutes N] [--concurrency N] [--restart-seconds N] [--json]
// Steady load of complete flows on CCF-A, CCF-B and AEF, each a process with an LMDB store; keys are revoked
// on the way. In the first half a party is restarted at a time, by SIGTERM and SIGKILL in turn; the
// second half is left alone, to see what memory does. Exit code 1 if anything that was acknowledged is
// lost, a revoked key is taken, anything fails that no restart explains, or memory grows on at the end.
import { setTimeout as wait } from "node:timers/promises";
import { Command, InvalidArgumentError } from "commander";
import { liveAs } from "./flows.js";
import { growthsIn, watchMemory } from "./memory.js";
import { keyValiditySeconds, kinds, startParties } from "./parties.js";
import { summaryOf } from "./summary.js";
import { Tally } from "./tally.js";

const number = (least) => (text) => {
  const value = Number(text);
  if (!(value >= least)) throw new InvalidArgumentError(`it is a number from ${least} on.`);
  return value;
};

const options = new Command("soak")
  .description("steady load of complete flows, with revocations and restarts mixed in")
  .option("--minutes <n>", "how long, the start not counted", number(0.05), 10)
  .option("--concurrency <n>", "invokers at a time", number(1), 8)
  .option("--restart-seconds <n>", "between two restarts; 0 for none", number(0), 15)
  .option("--json", "print the result as JSON")
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse()
  .opts();

const tally = new Tally();
const names = Object.keys(kinds);
let isTold = false; // by a signal
const startedAt = performance.now();
const durationMs = options.minutes * 60_000;
let begunAt = startedAt;
const elapsedMs = () => performance.now() - begunAt;
const isOver = () => isTold || elapsedMs() >= durationMs;

const isTerminal = process.stderr.isTTY === true;
const tell = () => {
  const { flows, keys, revocations, restarts, violations } = tally;
  const [left, right] = isTerminal ? ["\r", "\u001b[K"] : ["", "\n"];
  const seconds = Math.round(elapsedMs() / 1000);
  process.stderr.write(
    `${left}${seconds} s: ${flows} flows, ${keys} keys, ${revocations} revoked, ` +
      `${restarts} restarts, ${violations.length} violations${right}`,
  );
};

/** Restarts one party after the other in the first half. */
const restartInTurn = async (parties) => {
  const periodMs = options.restartSeconds * 1000;
  for (let turn = 0; periodMs > 0; turn++) {
    for (const since = performance.now(); performance.now() - since < periodMs; await wait(100))
      if (isOver()) return;
    if (elapsedMs() > durationMs / 2) return;
    const name = names[turn % names.length];
    const signal = turn % 2 === 0 ? "SIGTERM" : "SIGKILL";
    const isBack = tally.disturbed();
    const code = await parties.restart(name, signal);
    isBack();
    if (signal === "SIGTERM" && code !== 0)
      tally.violation(`${name} was told to end, and ended with ${code}`);
  }
};

/** Tries revoked keys again and again: none is ever taken. */
const tryRevoked = async (revoked) => {
  while (!isOver()) {
    await wait(50);
    const expired = performance.now() - keyValiditySeconds * 1000;
    while (revoked.length > 0 && revoked[0].at < expired) revoked.shift();
    const one = revoked[Math.floor(Math.random() * revoked.length)];
    if (one === undefined || tally.mayStillBeTaken(one.at, performance.now())) continue;
    const asked = performance.now();
    if ((await one.isTaken()) && !tally.mayStillBeTaken(one.at, asked))
      tally.violation(
        `a key of ${one.id} was taken ${Math.round(asked - one.at)} ms after its end`,
      );
  }
};

for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => {
    isTold = true;
    process.once(signal, () => process.exit(130));
  });

const invokers = Array.from({ length: options.concurrency }, (_, index) => `SOAK-${index + 1}`);
const parties = await startParties(invokers);
let memory;
try {
  begunAt = performance.now();
  const watched = watchMemory(names, parties.pid);
  const telling = setInterval(tell, isTerminal ? 1000 : 10_000);
  const revoked = [];
  const { directory } = parties;
  const lives = invokers.map((id) => liveAs(id, { directory, tally, revoked, isOver }));
  await Promise.all([...lives, restartInTurn(parties), tryRevoked(revoked)]);
  clearInterval(telling);
  if (isTerminal) process.stderr.write("\n");
  memory = watched.end();
  for (const growth of growthsIn(memory)) tally.violation(growth);
} finally {
  await parties.close();
}

const result = { seconds: Math.round(elapsedMs() / 1000), ...tally.result(), memory };
process.stdout.write(options.json ? `${JSON.stringify(result, null, 2)}\n` : summaryOf(result));
process.exitCode = result.violations.length > 0 || result.flows === 0 ? 1 : 0;
