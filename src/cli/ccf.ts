import { Command } from "commander";
import { partyCommand } from "./party.js";
import { sharedBy, workersOption } from "./workers.js";

/** The command `ccf`: one CAPIF core function, home and relay at once. */
export const ccfCommand = (): Command =>
  partyCommand(
    new Command("ccf")
      .description("run one CAPIF core function, home and relay at once")
      .addOption(workersOption()),
    async (file, observers, { workers = 1 }) => {
      const { ccfOptions, startCcf } = await import("../ccf/index.js");
      const { loadConfiguration } = await import("../contract/configuration.js");
      const options = ccfOptions(loadConfiguration("CcfConfiguration", file));
      return startCcf(sharedBy(workers, options), observers);
    },
  );
