import { Command } from "commander";
import type { CcfOptions } from "../ccf/index.js";
import { partyCommand } from "./party.js";
import { UsageError } from "./terminal.js";
import { workerNumber } from "./workers.js";

/** The command `ccf`: one CAPIF core function, home and relay at once. */
export const ccfCommand = (): Command =>
  partyCommand<CcfOptions>(
    new Command("ccf")
      .description("run one CAPIF core function, home and relay at once")
      .option("--workers <number>", "processes that share port and store", workerNumber, 1),
    {
      read: async (file, workers) => {
        const { ccfOptions, loadConfiguration } = await import("../ccf/index.js");
        const loaded = loadConfiguration("CcfConfiguration", file);
        const options = ccfOptions(loaded);
        if (workers > 1 && options.store?.driver === "memory")
          throw new UsageError("several workers need a store that they share: lmdb or redis");
        return { options, admin: loaded.configuration.admin };
      },
      start: async (...given) => (await import("../ccf/index.js")).startCcf(...given),
    },
  );
