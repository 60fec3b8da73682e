import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { pskCommand } from "../../src/cli/psk.js";

/** A directory of this test file's own, removed after it. */
export const dir = mkdtempSync(join(tmpdir(), "capif-psk-cli-"));
afterAll(() => rmSync(dir, { recursive: true }));

/** The contract's example, and the options that give it to a command. */
export const masterSecret = Buffer.from(Array.from({ length: 48 }, (_, i) => i));
export const sessionId = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";
export const aefPsk = "79b8e24ae87bfb52dd7721e80371bb6187cf0326776da8e36e25019f3d3d2859";
export const keyId = "3cc48b480160cd81";
export const p0 = "https://aef-a.example.com:8443/nef";
export const hexFile = file("hex", `${masterSecret.toString("hex")}\n`);
export const here = ["--interface", p0, "--session-id", sessionId];
export const inputs = [...here, "--master-secret-file", hexFile];

class Exit extends Error {}

/** Runs `psk ...` in this process, as `node main.js psk ...` would. */
export async function psk(args: string[], stdin: string | Buffer = "") {
  const seen = { stdout: "", stderr: "", code: 0 as unknown };
  const terminal = {
    stdin: (async function* () {
      yield stdin;
    })(),
    stdout: {
      write: (text: string) => {
        seen.stdout += text;
      },
    },
    stderr: {
      write: (text: string) => {
        seen.stderr += text;
      },
    },
    set exitCode(code: number) {
      seen.code = code;
    },
    exit(code: number): never {
      seen.code = code;
      throw new Exit();
    },
  };
  try {
    await pskCommand(terminal).parseAsync(args, { from: "user" });
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
  }
  return seen;
}

/** Writes a file into the test's directory. */
export function file(name: string, content: string | Buffer): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

/** Expects one line on stderr, nothing on stdout and exit code 2. */
export async function expectUsageError(args: string[], message: RegExp, stdin?: string | Buffer) {
  const { stdout, stderr, code } = await psk(args, stdin);

  expect(stderr).toMatch(/^error: .*\n$/);
  expect(stderr).toMatch(message);
  expect(stdout).toBe("");
  expect(code).toBe(2);
}
