import type { Command } from "commander";
import type { Logger } from "pino";
import type { Observers, Running } from "../http/party.js";
import type { Readiness } from "../http/readiness.js";
import type { StoreOptions } from "../store/open.js";
import type { Credentials } from "../tls/server-profiles.js";
import { type AdminConfiguration, openAdministration } from "./administration.js";
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
import { reportWhenAsked } from "./worker-reports.js";
import {
  hangUpWorkers,
  isSupervisor,
  isWorker,
  leaveSupervisor,
  superviseWorkers,
  tellReady,
} from "./workers.js";

export interface PartyOptions extends ObserverOptions {
  config: string;
  /** How many processes share the port; 1 for a party that has no such option. */
  workers?: number;
}

/** What a configuration file has for a party, and for the command that runs it. */
export interface Read<Options> {
  options: Options;
  admin: AdminConfiguration | undefined;
}

/** A party that a command runs. */
export interface PartyKind<Options> {
  /** Reads the configuration and the files that it names. */
  read: (file: string, workers: number) => Promise<Read<Options>>;
  start: (options: Options, observers: Observers) => Promise<Running<Options>>;
}

type Material = { tls: Credentials; store?: StoreOptions };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : "unknown");

/** What a process counts of itself, beside its party; nothing if nobody can ask. */
const metricsOf = async (
  admin: AdminConfiguration | undefined,
  { readiness, tls }: { readiness: Readiness; tls: () => Credentials },
) => {
  if (admin === undefined) return undefined;
  const { PartyMetrics, readyMetric } = await import("../http/metrics.js");
  const { certificatesIn } = await import("../contract/pem-files.js");
  const metrics = new PartyMetrics();
  const isReady = async () => Number((await readiness()).length === 0);
  metrics.watch("ready", readyMetric.help, isReady, "omit"); // the supervisor tells its own
  metrics.watch(
    "certificate_expiry_timestamp_seconds",
    "When the party's own certificate ends.",
    () => Date.parse(certificatesIn(Buffer.from(tls().cert))[0]?.validTo ?? "") / 1000,
    "min",
  );
  return metrics;
};

/** Runs a party in this process until the signal; SIGHUP reads its certificates again. */
const runParty = async <Options extends Material>(
  { read, start }: PartyKind<Options>,
  { config, workers = 1 }: PartyOptions,
  { log, onKeylog, signal }: Observers & { signal: Promise<unknown> },
): Promise<number> => {
  const { options, admin } = await configured(() => read(config, workers));
  let { tls } = options;
  let readiness: Readiness = async () => ["it is starting"];
  const told: Readiness = () => readiness();
  const metrics = await metricsOf(admin, { readiness: told, tls: () => tls });
  reportWhenAsked(told, metrics);
  const text = async () => (await metrics?.registry.metrics()) ?? "";
  const administration = await configured(() =>
    openAdministration(isWorker() ? undefined : admin, () => ({
      readiness: told,
      metrics: text,
      log,
    })),
  );
  try {
    const running = await configured(() => start(options, { log, onKeylog, metrics }));
    readiness = running.readiness;
    process.on("SIGHUP", async () => {
      try {
        const renewed = await read(config, workers);
        running.renew(renewed.options);
        ({ tls } = renewed.options);
        log.info("certificates, keys and anchors are read again");
      } catch (error) {
        log.error({ reason: reasonOf(error) }, "certificates, keys and anchors stay as they were");
      }
    });
    tellReady(running.apiRoot);
    await signal;
    readiness = async () => ["it is ending"];
    await running.close();
  } finally {
    await administration.close();
  }
  leaveSupervisor();
  return 0;
};

/** Runs the same command in several processes, and speaks for them. */
const superviseParty = async <Options extends Material>(
  { read }: PartyKind<Options>,
  { config, workers = 1 }: PartyOptions,
  { log, signal }: { log: Logger; signal: Promise<unknown> },
): Promise<number> => {
  const { admin, options } = await configured(() => read(config, workers));
  process.on("SIGHUP", hangUpWorkers);
  const administration = await configured(() =>
    openAdministration(admin, async () => {
      const { administrationOfWorkers } = await import("./worker-administration.js");
      return administrationOfWorkers(options.store, log);
    }),
  );
  try {
    return await superviseWorkers(workers, signal, log);
  } finally {
    await administration.close();
  }
};

/** A command that runs one party from its configuration until SIGINT or SIGTERM. */
export const partyCommand = <Options extends Material>(
  command: Command,
  kind: PartyKind<Options>,
): Command =>
  withObservers(command, "info")
    .requiredOption("--config <file>", "the YAML file; see openapi/samples of the package")
    .addHelpText("after", "\nSIGHUP reads certificates, private keys and trust anchors again.")
    .action(
      action(process, async (options: PartyOptions) => {
        warnOfKeylog(options, process);
        const signal = untilSignal();
        const onKeylog = await keylogOf(options);
        const log = await stderrLogger(command.name(), options.logLevel);
        return isSupervisor(options.workers ?? 1)
          ? superviseParty(kind, options, { log, signal })
          : runParty(kind, options, { log, onKeylog, signal });
      }),
    );
