import { Command } from "commander";
import type { AefOptions } from "../aef/index.js";
import { partyCommand } from "./party.js";
import { sharedBy, workersOption } from "./workers.js";

/** The command `aef`: one API exposing function with its sample service. */
export const aefCommand = (): Command =>
  partyCommand<AefOptions>(
    new Command("aef")
      .description("run one API exposing function with its sample service")
      .addOption(workersOption()),
    {
      read: async (file, workers) => {
        const { aefOptions, loadConfiguration } = await import("../aef/index.js");
        const loaded = loadConfiguration("AefConfiguration", file);
        const options = sharedBy(workers, aefOptions(loaded));
        return { options, admin: loaded.configuration.admin };
      },
      start: async (...given) => (await import("../aef/index.js")).startAef(...given),
    },
  );
