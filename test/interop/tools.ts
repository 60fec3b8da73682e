import { spawnSync } from "node:child_process";

/** Whether a tool is not there; then says so, for the tests that need it are skipped. */
export function isMissing(tool: string, debianPackage: string): boolean {
  if (spawnSync(tool, ["--version"]).error === undefined) return false;
  console.warn(`SKIPPED: ${tool} is missing (Debian: ${debianPackage})`);
  return true;
}
