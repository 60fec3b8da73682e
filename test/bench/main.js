// `npm run bench`: what our parties do beside bare servers, side by side in one run.
// Exit code 1 if a goal is missed, or if a row has no number.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withBench } from "./bench.js";
import { machine } from "./machine.js";
import { plot } from "./plot.js";
import { line, nameOf, resultOf, share, told } from "./results.js";
import { alternate } from "./rounds.js";
import { rows } from "./rows/index.js";
import { meets } from "./statistics.js";

const usage = `usage: npm run bench -- [--rounds N] [--seconds N] [--only ROW]...

  --rounds N   rounds that count, after one that does not (9; many short ones suit
               a machine whose speed swings)
  --seconds N  seconds of each sample (2)
  --only ROW   this row only; may be repeated. The results are then printed, not written.
               ${rows.map(({ id }) => id).join(", ")}
  --help`;

const say = (line) => process.stderr.write(`${line}\n`);

const fail = (reason) => {
  say(`${reason}\n\n${usage}`);
  process.exit(2);
};

const number = (name, text) => {
  const value = Number(text);
  return Number.isInteger(value) && value > 0
    ? value
    : fail(`--${name} takes a number, not ${text}`);
};

const options = () => {
  try {
    const { values } = parseArgs({
      options: {
        rounds: { type: "string", default: "9" },
        seconds: { type: "string", default: "2" },
        only: { type: "string", multiple: true },
        help: { type: "boolean" },
      },
    });
    return values;
  } catch (error) {
    return fail(error.message);
  }
};

const { help, only, ...given } = options();
if (help) {
  console.log(usage);
  process.exit(0);
}
const rounds = number("rounds", given.rounds);
const seconds = number("seconds", given.seconds);
const unknown = only?.find((id) => !rows.some((row) => row.id === id));
if (unknown !== undefined) fail(`there is no row ${unknown}`);
const chosen = rows.filter(({ id }) => only === undefined || only.includes(id));

const measured = async (row, connections, { ours, peer, note }) => {
  say(`${nameOf(row, connections)}`);
  const how = { connections, seconds };
  const sides = { ours: () => ours(how), peer: () => peer(how) };
  const taken = await alternate(sides, {
    rounds,
    onVoid: ({ loadShare }) => say(`  void: the load generator used ${share(loadShare)} of a core`),
    onRound: (round, result) =>
      say(`  ${round + 1}: ours ${told(result.ours)}, peer ${told(result.peer)}`),
  });
  return resultOf(row, connections, taken, await note?.());
};

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1)); // ends what it started

console.log(`${machine()}; ${rounds} rounds of ${seconds} s, medians`);
const results = [];
for (const row of chosen)
  await withBench(async (bench) => {
    const sides = await row.open(bench);
    for (const connections of row.connections ?? [undefined]) {
      const result = await measured(row, connections, sides);
      results.push(result);
      console.log(line(result));
    }
  }, row.servers);

if (only === undefined) {
  const file = (name) => new URL(name, import.meta.url);
  writeFileSync(file("results.json"), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(file("results.svg"), plot(results, machine()));
}
process.exitCode = results.every(meets) ? 0 : 1;
