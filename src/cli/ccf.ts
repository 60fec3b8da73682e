import { Command } from "commander";
import type { CcfOptions } from "../ccf/index.js";
import { partyCommand } from "./party.js";
import { sharedBy, workersOption } from "./workers.js";

/** The command `ccf`: one CAPIF core function, home and relay at once. */
export const ccfCommand = (): Command =>
  partyCommand<CcfOptions>(
    new Command("ccf")
      .description("run one CAPIF core function, home and relay at once")
      .addOption(workersOption()),
    {
      read: async (file, workers) => {
        const { ccfOptions, loadConfiguration } = await import("../ccf/index.js");
        const loaded = loadConfiguration("CcfConfiguration", file);
        const options = sharedBy(workers, ccfOptions(loaded));
        return { options, admin: loaded.configuration.admin };
      },
      start: async (...given) => (await import("../ccf/index.js")).startCcf(...given),
    },
  );
