import { Command } from "commander";
import { partyCommand } from "./party.js";

/** The command `ccf`: one CAPIF core function, home and relay at once. */
export const ccfCommand = (): Command =>
  partyCommand(
    new Command("ccf").description("run one CAPIF core function, home and relay at once"),
    async (file, observers) => {
      const { ccfOptions, startCcf } = await import("../ccf/index.js");
      const { loadConfiguration } = await import("../contract/configuration.js");
      return startCcf(ccfOptions(loadConfiguration("CcfConfiguration", file)), observers);
    },
  );
