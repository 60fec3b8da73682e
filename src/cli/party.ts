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
import { isSupervisor, leaveSupervisor, superviseWorkers, tellReady } from "./workers.js";

export interface PartyOptions extends ObserverOptions {
  config: string;
  /** How many processes share the port; 1 for a party that has no such option. */
  workers?: number;
}

/** A command that runs one party from its configuration until SIGINT or SIGTERM. */
export const partyCommand = (
  command: Command,
  start: (file: string, observers: Observers, options: PartyOptions) => Promise<Running>,
): Command =>
  withObservers(command, "info")
    .requiredOption("--config <file>", "the YAML file; see openapi/samples of the package")
    .action(
      action(process, async (options: PartyOptions) => {
        warnOfKeylog(options, process);
        const signal = untilSignal();
        const onKeylog = await keylogOf(options);
        const log = await stderrLogger(command.name(), options.logLevel);
        const { workers = 1 } = options;
        if (isSupervisor(workers)) return superviseWorkers(workers, signal, log);
        const running = await configured(() => start(options.config, { log, onKeylog }, options));
        tellReady(running.apiRoot);
        await signal;
        await running.close();
        leaveSupervisor();
        return 0;
      }),
    );
