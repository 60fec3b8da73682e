import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readTlsSession } from "../../src/psk/index.js";
import { handshake, sClientHandshake } from "../psk/tls-ends.js";
import {
  aefPsk,
  dir,
  expectUsageError,
  file,
  here,
  hexFile,
  inputs,
  keyId,
  masterSecret,
  p0,
  psk,
  sessionId,
} from "./psk-run.js";

describe("psk derive", () => {
  test("shows P0, S field by field and the key id, but not the key", async () => {
    const { stdout, stderr, code } = await psk(["derive", ...inputs]);

    expect(stdout.split("\n")).toEqual([
      `P0        ${p0}`,
      `S         7a${Buffer.from(p0).toString("hex")}0022${sessionId}0020`,
      "  FC      7a",
      `  P0      ${Buffer.from(p0).toString("hex")} (interface information)`,
      "  L0      0022 (34 octets)",
      `  P1      ${sessionId} (Session ID)`,
      "  L1      0020 (32 octets)",
      `aefPskId  ${keyId}`,
      "",
    ]);
    expect([stderr, code]).toEqual(["", 0]);
  });

  test("prints the key with --show-key", async () => {
    expect((await psk(["derive", ...inputs, "--show-key"])).stdout).toContain(
      `AEF_PSK   ${aefPsk}\n`,
    );
  });

  test("prints JSON, with the key only on request", async () => {
    const plain = JSON.parse((await psk(["derive", ...inputs, "--json"])).stdout);
    const shown = JSON.parse((await psk(["derive", ...inputs, "--json", "--show-key"])).stdout);

    expect(plain).toEqual({
      p0,
      s: `7a${Buffer.from(p0).toString("hex")}0022${sessionId}0020`,
      fields: {
        fc: "7a",
        p0: Buffer.from(p0).toString("hex"),
        l0: "0022",
        p1: sessionId,
        l1: "0020",
      },
      aefPskId: keyId,
    });
    expect(shown).toEqual({ ...plain, aefPsk });
  });

  test("writes the key to a new file of its owner, and to no file that exists", async () => {
    const out = join(dir, "key");
    const { stdout } = await psk(["derive", ...inputs, "--out", out]);

    expect(readFileSync(out, "utf8")).toBe(`${aefPsk}\n`);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(stdout).not.toContain(aefPsk);
    await expectUsageError(["derive", ...inputs, "--out", out], /EEXIST/);
  });

  const interfaces: [string[], string][] = [
    [["--fqdn", "AEF-A.example.com", "--port", "8443", "--api-prefix", "/nef/"], p0],
    [["--ipv4", "192.0.2.10"], "https://192.0.2.10:443"],
    [["--ipv6", "2001:DB8::1", "--port", "1"], "https://[2001:db8::1]:1"],
    [["--interface", "https://[2001:DB8::1]/Nef%7e/"], "https://[2001:db8::1]:443/Nef%7e"],
    [["--interface", "HTTPS://192.0.2.10:8443"], "https://192.0.2.10:8443"],
    [["--interface", "https://B\u00fccher.example"], "https://xn--bcher-kva.example:443"],
  ];
  for (const [options, expected] of interfaces) {
    test(`reads ${options.join(" ")}`, async () => {
      const rest = ["--session-id", sessionId, "--master-secret-file", hexFile, "--json"];

      expect(JSON.parse((await psk(["derive", ...options, ...rest])).stdout).p0).toBe(expected);
    });
  }

  const secrets: Record<string, string | Buffer> = {
    "hex digits": masterSecret.toString("hex"),
    "upper-case hex digits with a line end": `${masterSecret.toString("hex").toUpperCase()}\r\n`,
    "48 octets": masterSecret,
  };
  for (const [what, content] of Object.entries(secrets)) {
    test(`reads a master secret of ${what} from a file and from stdin`, async () => {
      const path = file("secret", content);
      const fromFile = await psk(["derive", ...here, "--master-secret-file", path]);
      const fromStdin = await psk(["derive", ...here, "--master-secret-file", "-"], content);

      expect(fromFile.stdout).toContain(keyId);
      expect(fromStdin).toEqual(fromFile);
    });
  }

  test("warns of an empty Session ID", async () => {
    const args = ["--interface", p0, "--session-id", "", "--master-secret-file", hexFile];
    const { stdout, stderr, code } = await psk(["derive", ...args]);

    expect(stdout).toMatch(/P1 {6}- .*\n {2}L1 {6}0000 /);
    expect(stderr).toBe("warning: the Session ID is empty; were session tickets on?\n");
    expect(code).toBe(0);
  });

  test("reads OpenSSL's own session, in DER and PEM", async () => {
    const { client, server } = await handshake({ minVersion: "TLSv1.2", maxVersion: "TLSv1.2" });
    const session = readTlsSession(server);
    const pem = execFileSync("openssl", ["sess_id", "-inform", "DER"], { input: server });
    const wanted = await psk([
      ...["derive", "--interface", p0, "--session-id", session.sessionId.toString("hex")],
      ...["--master-secret-file", file("live", session.masterSecret)],
    ]);
    for (const octets of [client ?? "", server ?? "", pem]) {
      const args = ["--interface", p0, "--session-file", file("session", octets)];

      expect(await psk(["derive", ...args])).toEqual(wanted);
    }
  });

  test("warns of a session without extended master secret", async () => {
    const { server } = await sClientHandshake(false);
    const args = ["--interface", p0, "--session-file", file("no-ems", server ?? "")];
    const { stderr, code } = await psk(["derive", ...args]);

    expect(stderr).toMatch(/^warning: --session-file: no extended master secret.*\n$/);
    expect(code).toBe(0);
  });

  test("refuses a TLS 1.3 session and what is no session", async () => {
    const { server } = await handshake({ minVersion: "TLSv1.3", maxVersion: "TLSv1.3" });
    const args = ["derive", "--interface", p0, "--session-file", "-"];

    await expectUsageError(args, /TLS 1.3/, server);
    await expectUsageError(
      args,
      /TLS session/,
      "-----BEGIN SSL SESSION PARAMETERS-----\nMAA=\n-----END",
    );
  });
});
