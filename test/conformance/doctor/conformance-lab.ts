import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { parse, stringify } from "yaml";
import type { TargetConfiguration } from "../../../src/contract/configuration.js";
import { startLab } from "../../../src/lab/lab.js";
import { startParty } from "../../../src/lab/start-party.js";

/** The lab in this process, with the conformance suite's target file. */
export interface ConformanceLab {
  directory: string;
  /** The target file as a value; a copy each time. */
  target: () => TargetConfiguration;
  /** Writes another target file beside the lab's own and says where. */
  write: (name: string, target: TargetConfiguration) => string;
  close: () => Promise<void>;
}

export const startConformanceLab = async (): Promise<ConformanceLab> => {
  const directory = mkdtempSync(join(tmpdir(), "capif-conformance-"));
  const log = pino({ level: "silent" });
  const lab = await startLab({
    directory,
    conformance: true,
    start: async (order, socket) => {
      const party = await startParty(order, socket, { log });
      return { ended: new Promise(() => {}), close: party.close };
    },
  });
  return {
    directory,
    target: () => parse(readFileSync(join(directory, "target.yaml"), "utf8")),
    write: (name, target) => {
      const file = join(directory, name);
      writeFileSync(file, stringify(target));
      return file;
    },
    close: async () => {
      await lab.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
