// npm run fuzz [-- --runs N --seed S --path P --only NAME]: the properties of test/fuzz, at least 10,000 times each.
// Prints requests, time and seed of each operation; a counterexample with seed and path, and exit code 1.
import { parseArgs } from "node:util";
import { startVitest } from "vitest/node";

const text = { type: "string" };
const options = { runs: { ...text, default: "10000" }, seed: text, path: text, only: text };

const read = () => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    process.stderr.write(`error: ${error.message.split("\n")[0]}\n`);
    process.exit(2);
  }
};
const { runs, seed, path, only } = read();

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
