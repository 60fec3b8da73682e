import { Command } from "commander";
import type { AefOptions } from "../aef/index.js";
import { partyCommand } from "./party.js";

/** The command `aef`: one API exposing function with its sample service. */
export const aefCommand = (): Command =>
  partyCommand<AefOptions>(
    new Command("aef").description("run one API exposing function with its sample service"),
    {
      read: async (file) => {
        const { aefOptions, loadConfiguration } = await import("../aef/index.js");
        const loaded = loadConfiguration("AefConfiguration", file);
        return { options: aefOptions(loaded), admin: loaded.configuration.admin };
      },
      start: async (...given) => (await import("../aef/index.js")).startAef(...given),
    },
  );
