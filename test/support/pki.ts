import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** What a loopback server's certificate must name. */
export const loopback = { dnsNames: ["localhost"], ipAddresses: ["127.0.0.1", "::1"] };

/** A directory of its own for the running test, removed after it. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "capif-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Writes files (mode 0600) for a command that takes paths; the paths bear the keys of `contents`. */
export function temporaryFiles<Name extends string>(
  contents: Record<Name, string>,
): Record<Name, string> {
  const directory = temporaryDirectory();
  const paths = { ...contents };
  for (const name in contents) {
    paths[name] = join(directory, `${name}.pem`);
    writeFileSync(paths[name], contents[name], { mode: 0o600 });
  }
  return paths;
}
