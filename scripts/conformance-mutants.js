// Proves that the conformance cases can fail: breaks our parties in one way at a time and runs the
// cases of the role against each broken party. Prints caught or missed and by which cases; fails on a
// miss, on a MUST case that catches nothing, and on two cases that catch the same mutants.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const mutantsDirectory = join(root, "test/conformance/mutants");
const built = (file) => import(pathToFileURL(join(root, "dist", file)).href);

const { values: options } = parseArgs({
  options: {
    only: { type: "string", multiple: true },
    role: { type: "string", multiple: true },
    json: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});
if (options.help) {
  console.log("conformance-mutants [--role ROLE] [--only MUTANT-ID-PREFIX] [--json]");
  process.exit(0);
}

/** Every table of mutants with what it says of cases that cannot be told apart. */
const readTables = async () => {
  const files = readdirSync(mutantsDirectory).filter((name) => name.endsWith(".js"));
  const tables = await Promise.all(
    files.sort().map((name) => import(pathToFileURL(join(mutantsDirectory, name)).href)),
  );
  return {
    mutants: tables.flatMap(({ mutants }) => mutants),
    inseparable: tables.flatMap(({ inseparable = [] }) => inseparable),
  };
};

const commandOf = { "ccf-a": "ccf", "ccf-b": "ccf", aef: "aef", "conformance-aef": "aef" };
const loader = pathToFileURL(join(root, "scripts/mutants/register.js")).href;

/** What a process that imports the loader takes its change from. */
const changeOf = ({ file, find, replace }) =>
  JSON.stringify({ url: pathToFileURL(join(root, "dist", file)).href, find, replace });

const refuseAmbiguous = ({ id, file, find }) => {
  const parts = readFileSync(join(root, "dist", file), "utf8").split(find).length - 1;
  if (parts !== 1) throw new Error(`${id}: its text occurs ${parts} times in dist/${file}`);
};

const running = new Set();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts one party of the lab from its configuration file; resolves when it listens. */
const startParty = async (name, directory, isBroken) => {
  const main = join(root, "dist/cli/main.js");
  const child = spawn(
    process.execPath,
    [
      ...(isBroken ? [`--import=${loader}`] : []),
      ...[main, commandOf[name], "--config", join(directory, `${name}.yaml`)],
    ],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  const ready = new Promise((resolve, reject) => {
    const take = (chunk) => {
      said += chunk;
      if (/^ready$/m.test(said)) resolve();
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", () => reject(new Error(`${name} ended: ${said.trim()}`)));
  });
  const end = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGKILL");
    await exited;
  };
  running.add(child);
  child.once("exit", () => running.delete(child));
  await ready;
  return { end };
};

/** The lab's folder without the lab: its parties are started one by one. */
const writeLab = async () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-mutants-"));
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  const { startLab } = await built("lab/lab.js");
  const lab = await startLab({ directory, conformance: true, logLevel: "silent" });
  await lab.close();
  return directory;
};

const partiesOf = {
  "ccf-home": ["ccf-b"],
  "ccf-relay": ["ccf-a"],
  aef: ["conformance-aef"],
  invoker: [],
  interconnect: ["ccf-a", "ccf-b", "aef"],
};

const isCaught = ({ outcome }) => ["fail", "dropped", "warn", "info"].includes(outcome);

const atOnce = 12;

/** Runs cases side by side, those that want to be alone after the others. */
const runCases = async (session, cases) => {
  const together = cases.filter(({ alone }) => alone !== true);
  const results = [];
  const work = async () => {
    for (let one = together.shift(); one !== undefined; one = together.shift())
      results.push(await session.run(one));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  for (const one of cases.filter(({ alone }) => alone === true))
    results.push(await session.run(one));
  return results;
};

const open = async (directory, mutant) => {
  const { loadTarget } = await built("conformance/target/target.js");
  const { openSession } = await built("conformance/run/session.js");
  const target = loadTarget(join(directory, "target.yaml"));
  if (mutant.party === "invoker")
    for (const lane of target.invoker.lanes) lane.command.splice(1, 0, `--import=${loader}`);
  return openSession(target);
};

const run = async (directory, mutant, cases) => {
  const parties = [];
  process.env.CAPIF_MUTANT = changeOf(mutant); // for whoever is started with the loader
  try {
    for (const name of partiesOf[mutant.role])
      parties.push(await startParty(name, directory, name === mutant.party));
    const session = await open(directory, mutant);
    try {
      return await runCases(session, cases);
    } finally {
      await session.close();
    }
  } finally {
    await Promise.all(parties.map((party) => party.end()));
  }
};

const same = (a, b) => a.length === b.length && a.every((id, index) => id === b[index]);

/** What a mutant came to: the cases that caught it, and what is wrong with that. */
const judge = (mutant, results) => {
  const caught = results
    .filter(isCaught)
    .map(({ id }) => id)
    .sort();
  const errors = results.filter(({ outcome }) => ["error", "not-testable"].includes(outcome));
  const expected = [...mutant.caughtBy].sort();
  const faults = [
    ...(caught.length === 0 ? ["missed"] : []),
    ...(caught.length > 0 && !same(caught, expected)
      ? [`caught by ${caught.join(", ")}, not by ${expected.join(", ")}`]
      : []),
    ...errors.map(({ id, reason }) => `${id}: ${reason}`),
  ];
  return { id: mutant.id, role: mutant.role, breaks: mutant.breaks, caught, faults };
};

/** Cases that catch nothing, and cases that always catch the same. */
const weak = (cases, verdicts, inseparable) => {
  const sets = new Map(
    cases.map(({ id }) => [
      id,
      verdicts
        .filter(({ caught }) => caught.includes(id))
        .map((verdict) => verdict.id)
        .join(" "),
    ]),
  );
  const idle = cases.filter(({ id, level }) => level === "MUST" && sets.get(id) === "");
  const excused = (...ids) =>
    inseparable.some((entry) => ids.every((id) => entry.ids.includes(id)));
  const twins = [...sets].flatMap(([id, set], index, all) =>
    set === ""
      ? []
      : all
          .slice(index + 1)
          .filter(([other, others]) => others === set && !excused(id, other))
          .map(([other]) => `${id} and ${other} catch the same mutants: ${set}`),
  );
  return [...idle.map(({ id }) => `${id} catches no mutant`), ...twins];
};

const { cases } = await built("conformance/cases/index.js");
const { mutants, inseparable } = await readTables();
const roles = options.role ?? Object.keys(partiesOf);
const chosen = mutants.filter(
  ({ id, role }) =>
    roles.includes(role) && (options.only ?? [""]).some((prefix) => id.startsWith(prefix)),
);
for (const mutant of chosen) refuseAmbiguous(mutant);

const published = (id) => id.startsWith("TS29222-");
const casesFor = ({ role, profile = "solution-13" }) =>
  cases.filter((one) => one.role === role && published(one.id) === (profile === "ts-29222"));

const directory = await writeLab();
const verdicts = [];
for (const mutant of chosen) {
  const verdict = judge(mutant, await run(directory, mutant, casesFor(mutant)));
  verdicts.push(verdict);
  if (options.json) continue;
  const how = verdict.faults.length === 0 ? "caught" : "FAULT ";
  console.log(`${how} ${mutant.id}: ${mutant.breaks} [${verdict.caught.join(", ")}]`);
  for (const fault of verdict.faults) console.log(`       ${fault}`);
}

const covered = cases.filter((one) =>
  chosen.some((mutant) => mutant.role === one.role && casesFor(mutant).includes(one)),
);
const isWhole = options.only === undefined;
const weaknesses = isWhole ? weak(covered, verdicts, inseparable) : [];
const faulty = verdicts.filter(({ faults }) => faults.length > 0);
const caught = verdicts.filter(({ caught: ids }) => ids.length > 0).length;
const score = `${caught} of ${verdicts.length} mutants caught by ${covered.length} cases`;
if (options.json) console.log(JSON.stringify({ score, verdicts, weaknesses }, null, 2));
else {
  for (const weakness of weaknesses) console.log(`WEAK   ${weakness}`);
  console.log(score);
}
process.exitCode = faulty.length + weaknesses.length > 0 ? 1 : 0;
