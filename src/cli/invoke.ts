import { Command, InvalidArgumentError } from "commander";
import type { InvokerOptions } from "../invoker/index.js";
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

interface InvokeOptions extends ObserverOptions {
  config: string;
  through: number;
  method: string;
  json?: boolean;
  report?: string;
}

const stepNumber = (text: string): number => {
  const step = Number(text);
  if (!Number.isInteger(step) || step < 1 || step > 11)
    throw new InvalidArgumentError("a step is a number from 1 to 11.");
  return step;
};

const methodName = (text: string): string => {
  const method = text.toUpperCase();
  if (!/^[A-Z]+$/.test(method) || ["CONNECT", "TRACE", "TRACK"].includes(method))
    throw new InvalidArgumentError("it is not a method that a client can send.");
  return method;
};

/** The steps that the invoker itself sees; the others happen behind the AEF. */
const seen = (through: number): number[] => [
  1,
  2,
  3,
  ...(through >= 4 ? [10] : []),
  ...(through === 11 ? [11] : []),
];

/** The command `invoke`: the invoker's side, against any parties. Exit 0 if it got through. */
export const invokeCommand = (): Command =>
  withObservers(new Command("invoke"), "warn")
    .description("be the API invoker: run the steps, call PATH inside TLS-PSK, print the answer")
    .requiredOption("--config <file>", "the YAML file; see openapi/samples of the package")
    .option(
      "--through <step>",
      "stop after this step (1 to 3 are one, so are 4 to 10)",
      stepNumber,
      11,
    )
    .option("--method <method>", "the HTTP method of the service API call", methodName, "GET")
    .option("--json", "print the steps and the answer as JSON")
    .option(...reportOption)
    .argument("[path]", "below the interface's apiRoot", "/sample-service/v1/whoami")
    .addHelpText("after", "\nThe answer goes to stdout, the steps to stderr.")
    .action(
      action(process, (path: string, options: InvokeOptions) => {
        untilSignal().then((code) => process.exit(code));
        return invoke(path, options);
      }),
    );

const optionsFrom = async (file: string): Promise<InvokerOptions> => {
  const { loadConfiguration } = await import("../contract/configuration.js");
  const { invokerOptions } = await import("../invoker/index.js");
  return configured(() => invokerOptions(loadConfiguration("InvokerConfiguration", file)));
};

const invoke = async (path: string, options: InvokeOptions): Promise<number> => {
  warnOfKeylog(options, process);
  const { config, through, method, json } = options;
  const onKeylog = await keylogOf(options);
  const report = await reportWriter("invoke", options.report);
  const own = await optionsFrom(config);
  const { ApiInvoker } = await import("../invoker/index.js");
  const { runElevenSteps, StepRecord } = await import("../lab/eleven-steps.js");
  const record = new StepRecord();
  const invoker = new ApiInvoker(own, {
    ...{ onStep: record.add, onKeylog },
    ...(report === undefined ? {} : { onExchange: record.addExchange }),
  });
  const expected = seen(through);
  const result = await runElevenSteps(invoker, record, { through, method, path }, expected);
  report?.({ trace: record.trace(), result, expected });
  if (json === true) printJson(process, result);
  else {
    writeSteps(result, expected.length, process.stderr);
    if (result.answer !== undefined) process.stdout.write(`${result.answer.body}\n`);
  }
  return result.passed ? 0 : 1;
};
