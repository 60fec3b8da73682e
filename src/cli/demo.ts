import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command, Option } from "commander";
import type { ExchangeEvent } from "../contract/exchanges.js";
import type { StepEvent } from "../contract/steps.js";
import type { StepRecord } from "../lab/eleven-steps.js";
import type { TlsVersion } from "../tls/versions.js";
import {
  configured,
  keylogOf,
  type ObserverOptions,
  untilSignal,
  warnOfKeylog,
  withObservers,
} from "./common.js";
import { reportOption, reportWriter } from "./run-report.js";
import { writeSteps } from "./steps-table.js";
import { action, printJson } from "./terminal.js";

interface DemoOptions extends ObserverOptions {
  json?: boolean;
  report?: string;
  tls: TlsVersion;
}

const allSteps = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** The command `demo`: the eleven steps, every party its own process. Exit 0 if all passed. */
export const demoCommand = (): Command =>
  withObservers(new Command("demo"), "warn")
    .description("run the eleven steps of Solution #13 on loopback, each party its own process")
    .option("--json", "print JSON")
    .option(...reportOption)
    .addOption(
      new Option("--tls <version>", "the TLS version of step 11")
        .choices(["1.2", "1.3"])
        .default("1.3"),
    )
    .action(action(process, (options: DemoOptions) => demo(options)));

const demo = async (options: DemoOptions): Promise<number> => {
  warnOfKeylog(options, process);
  const onKeylog = await keylogOf(options);
  const report = await reportWriter("demo", options.report);
  const directory = mkdtempSync(join(tmpdir(), "capif-demo-"));
  // However the process ends, its parties and its folder go with it.
  process.once("exit", () => rmSync(directory, { recursive: true, force: true }));
  untilSignal().then((code) => process.exit(code));

  const { json, tls, logLevel, keylog } = options;
  let record: StepRecord | undefined;
  const onStep = (event: StepEvent) => record?.add(event);
  const onExchange = (event: ExchangeEvent) => record?.addExchange(event);
  const { startLab } = await import("../lab/lab.js");
  const observers = {
    onStep,
    ...(report === undefined ? {} : { onExchange }),
    ...(keylog === undefined ? {} : { keylog }),
  };
  const lab = await configured(() => startLab({ directory, logLevel, ...observers }));
  try {
    // One import at a time: Node 20 trips over two that share modules (nodejs/node#52187).
    const { loadConfiguration } = await import("../contract/configuration.js");
    const { ApiInvoker, invokerOptions } = await import("../invoker/index.js");
    const { runElevenSteps, StepRecord } = await import("../lab/eleven-steps.js");
    const loaded = loadConfiguration("InvokerConfiguration", lab.invokerFile);
    record = new StepRecord();
    const own = {
      onKeylog,
      onStep: record.add,
      ...(report === undefined ? {} : { onExchange: record.addExchange }),
    };
    const invoker = new ApiInvoker({ ...invokerOptions(loaded), tlsVersion: tls }, own);
    const run = { through: 11, method: "GET", path: "/sample-service/v1/whoami" };
    const result = await runElevenSteps(invoker, record, run, allSteps);
    report?.({ trace: record.trace(), result, expected: allSteps });
    if (json === true) printJson(process, result);
    else writeSteps(result, allSteps.length, process.stdout);
    return result.passed ? 0 : 1;
  } finally {
    await lab.close();
  }
};
