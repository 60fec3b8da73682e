import { Command } from "commander";
import {
  configured,
  keylogOf,
  type ObserverOptions,
  untilSignal,
  waitFor,
  warnOfKeylog,
  withObservers,
} from "./common.js";
import { action } from "./terminal.js";

interface LabOptions extends ObserverOptions {
  dir: string;
  config?: string;
}

/** The command `lab`: the parties stay up, with certificates to use, until SIGINT or SIGTERM. */
export const labCommand = (): Command =>
  withObservers(new Command("lab"), "warn")
    .description(
      "keep CCF-A, CCF-B and the AEF up on loopback; DIR/lab.json says where and who,\n" +
        "DIR/target.yaml lets the conformance suite test them",
    )
    .requiredOption("--dir <dir>", "where certificates, configurations and lab.json go")
    .option("--config <file>", "addresses, ports, further identities, somebody else's parties")
    .action(action(process, (options: LabOptions) => lab(options)));

const start = async ({ dir, config, logLevel, keylog }: LabOptions) => {
  const { loadConfiguration } = await import("../contract/configuration.js");
  const { startLab } = await import("../lab/lab.js");
  return startLab({
    directory: dir,
    conformance: true,
    logLevel,
    ...(config === undefined
      ? {}
      : { configuration: loadConfiguration("LabConfiguration", config) }),
    ...(keylog === undefined ? {} : { keylog }),
  });
};

const lab = async (options: LabOptions): Promise<number> => {
  warnOfKeylog(options, process);
  await keylogOf(options);
  const signal = untilSignal();
  const running = await Promise.race([signal, configured(() => start(options))]);
  if (typeof running === "number") process.exit(running); // told to end before it was up
  const { ccfA, ccfB, aef } = running.plan;
  process.stdout.write(
    `CCF-A ${ccfA.apiRoot}\nCCF-B ${ccfB.apiRoot}\nAEF   ${aef.apiRoot}\nready\n`,
  );
  try {
    const reason = await waitFor(Promise.race([signal, running.partyEnded]));
    if (typeof reason === "number") return 0;
    process.stderr.write(`error: ${reason}\n`);
    return 1;
  } finally {
    await running.close();
  }
};
