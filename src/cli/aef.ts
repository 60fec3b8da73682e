import { Command } from "commander";
import { partyCommand } from "./party.js";

/** The command `aef`: one API exposing function with its sample service. */
export const aefCommand = (): Command =>
  partyCommand(
    new Command("aef").description("run one API exposing function with its sample service"),
    async (file, observers) => {
      const { aefOptions, startAef } = await import("../aef/index.js");
      const { loadConfiguration } = await import("../contract/configuration.js");
      return startAef(aefOptions(loadConfiguration("AefConfiguration", file)), observers);
    },
  );
