import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { aefPskId, readTlsSession } from "../../src/psk/index.js";
import { handshake } from "../psk/tls-ends.js";
import {
  aefPsk,
  expectUsageError,
  file,
  here,
  inputs,
  keyId,
  masterSecret,
  psk,
  sessionId,
} from "./psk-run.js";

describe("psk explain", () => {
  const explain = (id: string, ...more: string[]) =>
    psk(["explain", "--aef-psk-id", id, ...inputs, ...more]);
  const hmac = (key: Buffer, s: string) => createHmac("sha256", key).update(s, "hex").digest();
  const s = (text: string, p1 = sessionId) => {
    const [first, length] = [Buffer.from(text).toString("hex"), Buffer.byteLength(text)];
    const lengths = [length, p1.length / 2].map((one) => one.toString(16).padStart(4, "0"));
    return `7a${first}${lengths[0]}${p1}${lengths[1]}`;
  };

  test("says that the keys are equal and ends with 0", async () => {
    const { stdout, code } = await explain(keyId.toUpperCase());

    expect(stdout).toBe(
      `ours      ${keyId}\ntheirs    ${keyId}\nequal: the other side derived the same key\n`,
    );
    expect(code).toBe(0);
  });

  test("names one mistake, what to do, and what the other side used; ends with 1", async () => {
    const wrongS = s("https://None:8443/nef");
    const { stdout, code } = await explain(aefPskId(hmac(masterSecret, wrongS)));

    expect(stdout).toMatch(/^HOST_NONE: .*"None"\n {2}do: read the host/m);
    expect(stdout).toContain(`its P0    https://None:8443/nef\nits S     ${wrongS}\n`);
    expect(code).toBe(1);
  });

  test("names several mistakes in JSON", async () => {
    const wrong = hmac(masterSecret, s("http://aef-a.example.com/nef", ""));
    const { stdout, code } = await explain(aefPskId(wrong), "--json");
    const { equal, ours, explanations } = JSON.parse(stdout);

    expect([equal, ours, code]).toEqual([false, keyId, 1]);
    expect(explanations[0].mistakes.map(({ id }: { id: string }) => id)).toEqual([
      "SCHEME_HTTP",
      "PORT_MISSING",
      "SESSION_ID_EMPTY",
    ]);
  });

  test("gives every explanation that has as few mistakes", async () => {
    const wrong = hmac(masterSecret, s("https://b\u00fccher.example:443"));
    const args = ["--fqdn", "b\u00fccher.example", "--session-id", sessionId];
    const { stdout } = await psk(
      ["explain", "--aef-psk-id", aefPskId(wrong), ...args, "--master-secret-file", "-"],
      masterSecret,
    );

    expect(stdout).toMatch(
      /^HOST_AS_PUBLISHED: [^:]+do: [^:]+its P0 .*\nits S .*\nor:\nHOST_U_LABELS: /m,
    );
    expect(stdout.match(/^or:$/gm)).toHaveLength(1);
  });

  test("blames another session if nothing matches", async () => {
    const { stdout, code } = await explain("0000000000000000");

    expect(stdout).toContain("another TLS session (no new handshake)");
    expect(code).toBe(1);
  });

  test("tries the other session and interface that are given", async () => {
    const { server } = await handshake({ minVersion: "TLSv1.2", maxVersion: "TLSv1.2" });
    const other = readTlsSession(server);
    const key = hmac(
      other.masterSecret,
      s("https://192.0.2.10:9443", other.sessionId.toString("hex")),
    );
    const { stdout } = await explain(
      aefPskId(key),
      ...["--other-session", file("other", server ?? "")],
      ...["--other-interface", "https://192.0.2.10:9443"],
    );

    expect(stdout).toMatch(/^OTHER_INTERFACE: [\s\S]*^OTHER_SESSION: /m);
  });

  test("shows neither secret nor key", async () => {
    const { stdout, stderr } = await explain("0000000000000000");

    for (const secret of [aefPsk, masterSecret.toString("hex"), masterSecret.toString("base64")]) {
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  test("refuses a key id that is none, and stdin asked for twice", async () => {
    const twice = [...here, "--master-secret-file", "-", "--other-session", "-"];

    await expectUsageError(["explain", ...inputs], /16 hex digits/);
    await expectUsageError(["explain", ...inputs, "--aef-psk-id", aefPsk], /not a key/);
    await expectUsageError(["explain", "--aef-psk-id", keyId, ...twice], /stdin/);
  });
});
