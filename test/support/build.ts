import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

/** Builds dist/ before the tests: several run the command as a user does. */
export default function build(): void {
  const typescript = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  execFileSync(process.execPath, [typescript, "-p", "tsconfig.build.json"], { stdio: "inherit" });
}
