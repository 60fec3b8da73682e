import { Command } from "commander";
import { partyCommand } from "./party.js";
import { UsageError } from "./terminal.js";
import { workerNumber } from "./workers.js";

/** The command `ccf`: one CAPIF core function, home and relay at once. */
export const ccfCommand = (): Command =>
  partyCommand(
    new Command("ccf")
      .description("run one CAPIF core function, home and relay at once")
      .option("--workers <number>", "processes that share port and store", workerNumber, 1),
    async (file, observers, { workers = 1 }) => {
      const { ccfOptions, startCcf } = await import("../ccf/index.js");
      const { loadConfiguration } = await import("../contract/configuration.js");
      const options = ccfOptions(loadConfiguration("CcfConfiguration", file));
      if (workers > 1 && options.store?.driver === "memory")
        throw new UsageError("several workers need a store that they share: lmdb or redis");
      return startCcf(options, observers);
    },
  );
