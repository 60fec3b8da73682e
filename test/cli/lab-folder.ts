import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Certificate and key of an identity, relative to the lab's folder; the id under its role's name. */
export interface ListedIdentity {
  cert: string;
  key: string;
  apiInvokerId?: string;
  aefId?: string;
  ccfId?: string;
}

/** lab.json. */
export interface LabDescription {
  ca: string;
  parties: {
    "ccf-a": { ccfId: string; apiRoot: string };
    "ccf-b": { ccfId: string; apiRoot: string };
    aef: { aefId: string; apiRoot: string; interfaceDetails: Record<string, unknown> };
  };
  identities: Record<string, ListedIdentity>;
}

/** Reads the folder that a lab wrote. */
export const labFolder = (directory: string) => ({
  description: (): LabDescription => JSON.parse(readFileSync(join(directory, "lab.json"), "utf8")),
  read: (file: string): string => readFileSync(join(directory, file), "utf8"),
  mode: (file: string): number => statSync(join(directory, file)).mode & 0o777,
});
