import { Command } from "commander";
import type { LivePage } from "../live/index.js";
import {
  configured,
  keylogOf,
  type ObserverOptions,
  portNumber,
  untilSignal,
  waitFor,
  warnOfKeylog,
  withObservers,
} from "./common.js";
import { action } from "./terminal.js";

interface LabOptions extends ObserverOptions {
  dir: string;
  config?: string;
  ui?: true;
  uiPort: number;
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
    .option("--ui", "serve a page that runs the eleven steps and shows them live, on 127.0.0.1")
    .option("--ui-port <n>", "the port of that page; 0 takes a free one", portNumber, 0)
    .action(action(process, (options: LabOptions) => lab(options)));

const start = async (options: LabOptions) => {
  const { dir, config, logLevel, keylog, ui, uiPort } = options;
  const { loadConfiguration } = await import("../contract/configuration.js");
  const { startLab } = await import("../lab/lab.js");
  const loaded =
    config === undefined
      ? { configuration: {}, directory: dir }
      : loadConfiguration("LabConfiguration", config);
  const common = {
    ...{ directory: dir, conformance: true, logLevel },
    ...(keylog === undefined ? {} : { keylog }),
  };
  if (ui !== true) return { lab: await startLab({ ...common, configuration: loaded }) };
  const { openLivePage, withUnknownInvoker } = await import("../live/index.js");
  let page: LivePage | undefined;
  const lab = await startLab({
    ...common,
    configuration: withUnknownInvoker(loaded),
    onStep: (event) => page?.onStep(event),
    onExchange: (event) => page?.onExchange(event),
  });
  try {
    page = await openLivePage(lab, {
      port: uiPort,
      onKeylog: await keylogOf(options),
    });
    return { lab, page };
  } catch (error) {
    await lab.close();
    throw error;
  }
};

const lab = async (options: LabOptions): Promise<number> => {
  warnOfKeylog(options, process);
  await keylogOf(options);
  const signal = untilSignal();
  const running = await Promise.race([signal, configured(() => start(options))]);
  if (typeof running === "number") process.exit(running); // told to end before it was up
  const { lab: started, page } = running;
  const { ccfA, ccfB, aef } = started.plan;
  const live = page === undefined ? "" : `UI    ${page.url}\n`;
  process.stdout.write(
    `CCF-A ${ccfA.apiRoot}\nCCF-B ${ccfB.apiRoot}\nAEF   ${aef.apiRoot}\n${live}ready\n`,
  );
  try {
    const reason = await waitFor(Promise.race([signal, started.partyEnded]));
    if (typeof reason === "number") return 0;
    process.stderr.write(`error: ${reason}\n`);
    return 1;
  } finally {
    await page?.close();
    await started.close();
  }
};
