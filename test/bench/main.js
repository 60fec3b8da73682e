// `npm run bench`: what our parties do beside bare servers, side by side in one run.
// Exit code 1 if a goal is missed, or if a row has no number.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { withBench } from "./bench.js";
import { machine } from "./machine.js";
import { plot } from "./plot.js";
import { alternate } from "./rounds.js";
import { rows } from "./rows/index.js";
import { judged, median, meets } from "./statistics.js";

const usage = `usage: npm run bench -- [--rounds N] [--seconds N] [--only ROW]...

  --rounds N   rounds that count, after one that does not (9)
  --seconds N  seconds of each sample (5)
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
        seconds: { type: "string", default: "5" },
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

const share = (value) => (value === undefined ? "" : `${Math.round(value * 100)} %`);
const told = (sample) =>
  sample === undefined
    ? "void"
    : [
        sample.value.toPrecision(4),
        ...(sample.loadShare === undefined
          ? []
          : [`(load generator ${share(sample.loadShare)}, server ${share(sample.serverShare)})`]),
      ].join(" ");

const nameOf = ({ work }, connections) =>
  connections === undefined ? work : `${work}, ${connections} connections`;

const resultOf = (row, connections, taken, note) => {
  const { work, unit, goal, better } = { ...row, work: nameOf(row, connections) };
  const wasVoid = taken.some(({ ours, peer }) => ours === undefined || peer === undefined);
  const loads = taken.flatMap(({ ours, peer }) => [ours?.loadShare, peer?.loadShare]);
  const load = loads.includes(undefined) ? {} : { loadShare: Number(median(loads).toFixed(2)) };
  const notes = [note, wasVoid ? "no number: the load generator was the limit" : undefined];
  const said = notes.filter((text) => text !== undefined).join("; ");
  return {
    ...{ work, ...judged(taken), unit, goal, better, rounds: taken.length, ...load },
    ...(said === "" ? {} : { note: said }),
  };
};

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

const line = (result) => {
  const { work, ours, peer, unit, ratio, goal, better, note } = result;
  const figures = ratio === null ? "no number" : `${ours} / ${peer} ${unit} = ${ratio}`;
  const wanted = `${better === "lower" ? "<=" : ">="} ${goal}`;
  const verdict = meets(result) ? "met" : "MISSED";
  return `${work}: ${figures} (${wanted}: ${verdict})${note === undefined ? "" : `; ${note}`}`;
};

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
