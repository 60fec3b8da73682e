import type { Command } from "commander";
import type { Observers, Running } from "../http/party.js";
import {
  configured,
  keylogOf,
  type ObserverOptions,
  stderrLogger,
  untilSignal,
  warnOfKeylog,
  withObservers,
} from "./common.js";
import { action } from "./terminal.js";

export interface PartyOptions extends ObserverOptions {
  config: string;
}

/** A command that runs one party from its configuration until SIGINT or SIGTERM. */
export const partyCommand = (
  command: Command,
  start: (file: string, observers: Observers) => Promise<Running>,
): Command =>
  withObservers(command, "info")
    .requiredOption("--config <file>", "the YAML file; see openapi/samples of the package")
    .action(
      action(process, async (options: PartyOptions) => {
        warnOfKeylog(options, process);
        const signal = untilSignal();
        const onKeylog = await keylogOf(options);
        const log = await stderrLogger(command.name(), options.logLevel);
        const running = await configured(() => start(options.config, { log, onKeylog }));
        process.stdout.write(`${running.apiRoot}\nready\n`);
        await signal;
        await running.close();
        return 0;
      }),
    );
