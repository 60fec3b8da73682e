import { describe, expect, test } from "vitest";
import { pskCommand } from "../../src/cli/psk.js";
import {
  aefPsk,
  expectUsageError,
  here,
  hexFile,
  inputs,
  keyId,
  masterSecret,
  psk,
  sessionId,
} from "./psk-run.js";

describe("psk derive and explain, used wrongly", () => {
  const secret = masterSecret.toString("hex");
  const withSecret = ["--master-secret-file", hexFile, "--session-id", sessionId];
  const wrong: Record<string, [string[], RegExp]> = {
    "a secret as argument": [["--master-secret", secret], /--master-secret-file FILE/],
    "a secret after an equals sign": [[`--master-secret=${secret}`], /--master-secret-file FILE/],
    "a secret beside correct options": [[...inputs, "--master-secret", secret], /file/],
    "the option for a secret without one": [["--master-secret"], /--master-secret-file FILE/],
    "a secret in an option that does not exist": [[`--mastersecret=${secret}`], /unknown option/],
    "a secret in no option": [[...inputs, secret], /too many arguments/],
    "a secret for a file's name": [
      [...here, "--master-secret-file", secret],
      /cannot read.*ENOENT/,
    ],
    "no interface": [withSecret, /give --interface/],
    "no host": [["--port", "443", ...withSecret], /exactly one of/],
    "two interfaces": [[...inputs, "--fqdn", "a"], /not both/],
    "two hosts": [["--fqdn", "a", "--ipv4", "192.0.2.1", ...withSecret], /exactly one of/],
    http: [["--interface", "http://a", ...withSecret], /https:\/\/HOST/],
    "user information": [["--interface", "https://a@b", ...withSecret], /https:\/\/HOST/],
    "a query": [["--interface", "https://a/b?c", ...withSecret], /query/],
    "a port that is none": [["--fqdn", "a", "--port", "0x1", ...withSecret], /--port/],
    "a port beyond the last": [["--fqdn", "a", "--port", "65536", ...withSecret], /port/],
    "no Session ID": [["--fqdn", "a", "--master-secret-file", hexFile], /give --session-id/],
    "no master secret": [here, /give --session-id/],
    "a Session ID of half an octet": [[...inputs, "--session-id", "abc"], /--session-id/],
    "a Session ID of 33 octets": [[...inputs, "--session-id", "00".repeat(33)], /--session-id/],
    "a session twice": [[...inputs, "--session-file", hexFile], /replaces/],
    "a session and its Session ID": [[...here, "--session-file", hexFile], /replaces/],
  };
  for (const [what, [args, message]] of Object.entries(wrong)) {
    for (const command of [["derive"], ["explain", "--aef-psk-id", keyId]]) {
      test(`${command[0]} refuses ${what} in one line, without repeating it`, async () => {
        await expectUsageError([...command, ...args], message);
        expect((await psk([...command, ...args])).stderr).not.toContain(secret.slice(0, 16));
      });
    }
  }

  for (const length of [0, 24, 47, 49, 95]) {
    test(`derive refuses a master secret file of ${length} octets or hex digits`, async () => {
      const args = ["derive", ...here, "--master-secret-file", "-"];

      await expectUsageError(args, /96 hex digits or 48 octets/, Buffer.alloc(length));
      await expectUsageError(args, /96 hex digits or 48 octets/, "0".repeat(length * 2));
    });
  }
});

describe("psk", () => {
  test("shows help and ends with 0 when asked, with 2 when no sub-command is given", async () => {
    const asked = await psk(["--help"]);
    const missing = await psk([]);

    expect(asked.stdout).toMatch(/derive[\s\S]*verify[\s\S]*explain/);
    expect(asked.code).toBe(0);
    expect(missing.stderr).toMatch(/^Usage: psk/);
    expect(missing.code).toBe(2);
  });

  test("does not offer the option that is refused", async () => {
    const { stdout } = await psk(["derive", "--help"]);

    expect(stdout).toContain("--master-secret-file <file>");
    expect(stdout).not.toMatch(/--master-secret[ =[]/);
  });

  test("does not swallow a fault of its own", async () => {
    const broken = {
      write: () => {
        throw new Error("broken");
      },
    };
    const exit = (): never => {
      throw new Error("exit");
    };
    const command = pskCommand({ stdin: noInput(), stdout: broken, stderr: broken, exit });

    await expect(command.parseAsync(["verify"], { from: "user" })).rejects.toThrow("broken");
  });

  test("does not repeat a secret given instead of a sub-command", async () => {
    await expectUsageError([aefPsk], /unknown command/);
    expect((await psk([aefPsk])).stderr).not.toContain(aefPsk.slice(0, 32));
  });
});

async function* noInput(): AsyncGenerator<string> {}
