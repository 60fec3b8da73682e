import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { newDirectory, type RunningCommand, startCommand } from "./command.js";
import { labFolder } from "./lab-folder.js";

/** A lab under way, and what it wrote. */
export interface StartedLab extends RunningCommand {
  /** The lab's folder. */
  dir: string;
  /** Where the lab's configuration lies; files that it names are relative to this. */
  home: string;
  folder: ReturnType<typeof labFolder>;
  /** Writes a configuration like the lab's own of that name, changed, beside it; returns the file. */
  variant: (name: string, change: (configuration: Record<string, unknown>) => object) => string;
}

export interface LabOptions {
  env?: Record<string, string>;
  home?: string;
  /** Further arguments. */
  args?: readonly string[];
}

/** Starts a lab with this configuration, logging what its parties do; wait for `ready`. */
export const startLab = (
  configuration: object = {},
  { env = {}, home = newDirectory(), args = [] }: LabOptions = {},
): StartedLab => {
  const config = join(home, "configuration.yaml");
  writeFileSync(config, stringify(configuration));
  const dir = join(home, "lab");
  const folder = labFolder(dir);
  let variants = 0;
  const variant: StartedLab["variant"] = (name, change) => {
    variants += 1;
    const file = join(dir, `variant-${variants}-${name}.yaml`);
    writeFileSync(file, stringify(change(parse(folder.read(`${name}.yaml`)))));
    return file;
  };
  const options = ["lab", "--dir", dir, "--config", config, "--log-level", "info", ...args];
  return { ...startCommand(options, { env }), dir, home, folder, variant };
};
