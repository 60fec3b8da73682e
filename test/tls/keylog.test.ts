import { once } from "node:events";
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { pskClient } from "../../src/tls/client-profiles.js";
import { openKeylog } from "../../src/tls/keylog.js";
import { temporaryDirectory } from "../support/pki.js";
import { alice, startAef } from "./aef-server.js";

const permissions = (file: string) => (statSync(file).mode & 0o777).toString(8);

describe("the key log", () => {
  test("is a new file that only its owner can read, whatever the umask", () => {
    const file = join(temporaryDirectory(), "keys.log");
    const umask = process.umask(0);
    onTestFinished(() => void process.umask(umask));
    openKeylog(file);

    expect(permissions(file)).toBe("600");
  });

  test("takes others' access to an existing file away, and appends", () => {
    const file = join(temporaryDirectory(), "keys.log");
    writeFileSync(file, "first\n");
    chmodSync(file, 0o644);
    openKeylog(file)(Buffer.from("second\n"));

    expect(permissions(file)).toBe("600");
    expect(readFileSync(file, "utf8")).toBe("first\nsecond\n");
  });

  test("follows no symbolic link", () => {
    const directory = temporaryDirectory();
    const link = join(directory, "link.log");
    symlinkSync(join(directory, "elsewhere.log"), link);

    expect(() => openKeylog(link)).toThrow("ELOOP");
  });

  test("holds the same NSS lines from a server and from a client", async () => {
    const directory = temporaryDirectory();
    const [serverLog, clientLog] = [join(directory, "server.log"), join(directory, "client.log")];
    const { port, server } = await startAef();
    server.on("keylog", openKeylog(serverLog));
    const profile = pskClient({ ...alice, tlsVersion: "1.2" });
    const socket = connect({ port, host: "127.0.0.1", ...profile });
    socket.on("keylog", openKeylog(clientLog));
    onTestFinished(() => void socket.destroy());
    await once(socket, "secureConnect");

    expect(readFileSync(clientLog, "utf8")).toMatch(/^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n$/);
    expect(readFileSync(serverLog, "utf8")).toBe(readFileSync(clientLog, "utf8"));
  });
});
