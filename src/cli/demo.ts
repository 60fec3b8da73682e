import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import type { TlsVersion } from "../tls/versions.js";
import {
  configured,
  keylogOf,
  type ObserverOptions,
  untilSignal,
  warnOfKeylog,
  withObservers,
} from "./common.js";
import { writeSteps } from "./steps-table.js";
import { action, printJson } from "./terminal.js";

interface DemoOptions extends ObserverOptions {
  json?: boolean;
  tls: TlsVersion;
}

const allSteps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The command `demo`: the eleven steps, every party its own process. Exit 0 if all passed. */
export const demoCommand = (): Command =>
  withObservers(new Command("demo"), "warn")
    .description("run the eleven steps of Solution #13 on loopback, each party its own process")
    .option("--json", "print JSON")
    .addOption(
      new Option("--tls <version>", "the TLS version of step 11")
        .choices(["1.2", "1.3"])
        .default("1.3"),
    )
    .action(action(process, (options: DemoOptions) => demo(options)));

const demo = async (options: DemoOptions): Promise<number> => {
  warnOfKeylog(options, process);
  const directory = mkdtempSync(join(tmpdir(), "capif-demo-"));
  try {
    return await Promise.race([untilSignal(), configured(() => runIn(directory, options))]);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

const runIn = async (directory: string, options: DemoOptions): Promise<number> => {
  const { json, tls, logLevel, keylog } = options;
  const onKeylog = await keylogOf(options);
  const [{ startLab }, { runElevenSteps, StepRecord }, { ApiInvoker, invokerOptions }] =
    await Promise.all([
      import("../lab/lab.js"),
      import("../lab/eleven-steps.js"),
      import("../invoker/index.js"),
    ]);
  const { loadConfiguration } = await import("../contract/configuration.js");
  let record = new StepRecord();
  const lab = await startLab({
    directory,
    logLevel,
    onStep: (event) => record.add(event),
    ...(keylog === undefined ? {} : { keylog }),
  });
  try {
    const loaded = loadConfiguration("InvokerConfiguration", lab.invokerFile);
    record = new StepRecord();
    const observers = { onStep: record.add, onKeylog };
    const invoker = new ApiInvoker({ ...invokerOptions(loaded), tlsVersion: tls }, observers);
    const run = { through: 11, method: "GET", path: "/sample-service/v1/whoami" };
    const result = await runElevenSteps(invoker, record, run, allSteps);
    if (json === true) printJson(process, result);
    else writeSteps(result, allSteps.length, process.stdout);
    return result.passed ? 0 : 1;
  } finally {
    await lab.close();
  }
};
