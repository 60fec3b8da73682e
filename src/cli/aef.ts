import { Command } from "commander";
import { partyCommand } from "./party.js";
import { sharedBy, workersOption } from "./workers.js";

/** The command `aef`: one API exposing function with its sample service. */
export const aefCommand = (): Command =>
  partyCommand(
    new Command("aef")
      .description("run one API exposing function with its sample service")
      .addOption(workersOption()),
    async (file, observers, { workers = 1 }) => {
      const { aefOptions, startAef } = await import("../aef/index.js");
      const { loadConfiguration } = await import("../contract/configuration.js");
      const options = aefOptions(loadConfiguration("AefConfiguration", file));
      return startAef(sharedBy(workers, options), observers);
    },
  );
