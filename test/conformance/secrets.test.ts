import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, newDirectory, startCommand } from "../cli/command.js";

/** Every way in which octets are commonly written. */
const formsOf = (octets: Buffer): string[] => [
  octets.toString("hex"),
  octets.toString("base64").replace(/=+$/, ""),
  octets.toString("base64url"),
  encodeURIComponent(octets.toString("base64")).replace(/(%3D)+$/, ""),
];

/** The secrets of a key log: in TLS 1.2 the master secrets that AEF_PSK comes from. */
const masterSecrets = (keylog: string): Buffer[] =>
  [...keylog.matchAll(/^CLIENT_RANDOM \S+ (\S+)$/gm)].map(([, hex = ""]) =>
    Buffer.from(hex, "hex"),
  );

const filesIn = (directory: string): string[] =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe("what the suite leaves behind", () => {
  const dir = newDirectory();
  const keylog = join(dir, "keys.log");
  const reports = join(newDirectory(), "report");
  let artefacts: string[];
  beforeAll(async () => {
    await startCommand(["lab", "--dir", dir, "--keylog", keylog]).ready();
    const target = ["--target", join(dir, "target.yaml")];
    const args = [...target, "--report", reports, "--trace", "all"];
    const { stdout, stderr } = await command(["conformance", "run", ...args], {
      timeoutMs: 120_000,
    });
    artefacts = [stdout, stderr, ...filesIn(reports).map((file) => readFileSync(file, "utf8"))];
  }, 150_000);

  /** What could hold a secret: everything long enough that has no blank in it. */
  const words = (): string =>
    artefacts
      .flatMap((text) => text.match(/[\w+/=%-]{24,}/g) ?? [])
      .join(" ")
      .toLowerCase();

  const found = (secrets: readonly string[]): string[] => {
    const text = words();
    return secrets.filter((secret) => text.includes(secret.toLowerCase()));
  };

  test("has no master secret of the connections that it made", () => {
    const secrets = masterSecrets(readFileSync(keylog, "utf8"));

    expect(secrets.length).toBeGreaterThan(20);
    expect(artefacts.length).toBeGreaterThan(5);
    expect(found(secrets.flatMap(formsOf))).toEqual([]);
  });

  test("has no private key of its own parties", () => {
    const keys = filesIn(join(dir, "pki")).filter((file) => file.endsWith(".key"));
    const lines = keys.flatMap((file) =>
      readFileSync(file, "utf8")
        .split("\n")
        .filter((line) => line.length >= 60),
    );

    expect(lines.length).toBeGreaterThan(20);
    expect(found(lines)).toEqual([]);
  });

  test("has no 64 hex digits that could be a key", () => {
    const { manifest, integrity } = JSON.parse(readFileSync(join(reports, "report.json"), "utf8"));
    const hashes = new Set([manifest.contractSha256, ...Object.values(integrity)]);
    const digits = artefacts.flatMap((text) => text.match(/\b[0-9a-f]{64}\b/gi) ?? []);

    expect(digits.filter((digit) => !hashes.has(digit))).toEqual([]);
  });
});
