// npm run fuzz [-- --runs N --seed S --path P --only NAME]: the properties of test/fuzz, at least 10,000 times each.
// Prints requests, time and seed of each operation; a counterexample with seed and path, and exit code 1.
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

const text = { type: "string" };
const options = { runs: { ...text, default: "10000" }, seed: text, path: text, only: text };

const refuse = (reason) => {
  process.stderr.write(`error: ${reason}\n`);
  process.exit(2);
};

const read = () => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse(error.message.split("\n")[0]);
  }
};
const { runs, seed, path, only } = read();
if (!/^[1-9]\d{0,8}$/.test(runs)) refuse(`--runs is a number from 1 on, not ${runs}`);
if (seed !== undefined && !/^-?\d{1,10}$/.test(seed)) refuse(`--seed is a number, not ${seed}`);

process.env.FUZZ_RUNS = runs;
if (seed !== undefined) process.env.FUZZ_SEED = seed;
if (path !== undefined) process.env.FUZZ_PATH = path;
const vitest = await startVitest("test", ["test/fuzz"], {
  run: true,
  disableConsoleIntercept: true,
  fileParallelism: false,
  typecheck: { enabled: false },
  ...(only === undefined ? {} : { testNamePattern: only }),
});
const tests = vitest.state.getTestModules().flatMap((one) => [...one.children.allTests()]);
if (tests.every((one) => one.result().state === "skipped")) {
  process.stderr.write(`error: no property is named ${only}\n`);
  process.exitCode = 2;
}
await vitest.close();
