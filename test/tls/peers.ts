import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { request } from "node:https";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { onTestFinished } from "vitest";
import { type RunOptions, run } from "../support/run.js";

const host = "127.0.0.1";
const servername = "localhost";

/** Connects and resolves when the handshake is done; rejects if it fails. */
export async function handshake(port: number, profile: ConnectionOptions): Promise<TLSSocket> {
  const socket = connect({ host, port, servername, ...profile });
  onTestFinished(() => void socket.destroy());
  await once(socket, "secureConnect");
  socket.on("error", () => {}); // the server may reset what the test no longer needs
  return socket;
}

/** The body of a GET over HTTP/1.1 on a connection of its own. */
export async function getOverHttp1(port: number, profile: ConnectionOptions): Promise<string> {
  const call = request({ host, port, servername, agent: false, ...profile });
  const [response] = await Promise.all([once(call, "response"), call.end()]);
  return text(response[0]);
}

/** The body of a GET over HTTP/2, on a socket connected beforehand. */
export async function getOverHttp2(port: number, profile: ConnectionOptions): Promise<string> {
  const socket = await handshake(port, { ...profile, ALPNProtocols: ["h2"] });
  const session = connectHttp2(`https://${servername}`, { createConnection: () => socket });
  const body = await text(session.request({ ":path": "/" }));
  session.close();
  return body;
}

const get = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

/** `openssl s_client`, which sends one GET and prints the answer unless told otherwise. */
export function openssl(port: number, args: readonly string[], options: RunOptions = {}) {
  const own = options.input === undefined ? ["-ign_eof"] : [];
  const all = ["s_client", "-connect", `${host}:${port}`, ...own, ...args];
  return run("openssl", all, { input: get, ...options });
}

/** `openssl s_client` in TLS 1.2, which asks for renegotiation, then sends a GET and waits 5 s. */
export function opensslRenegotiating(port: number, args: readonly string[]) {
  async function* input() {
    yield "R\n";
    await delay(300); // a command must be a chunk of its own
    yield get;
    await delay(5000);
  }
  return openssl(port, ["-tls1_2", ...args], { input: input() });
}

/** `gnutls-cli`, which sends one GET and prints the answer. */
export function gnutls(port: number, args: readonly string[]) {
  return run("gnutls-cli", [host, "--port", `${port}`, "--no-ca-verification", ...args], {
    input: get,
  });
}

/** `openssl s_server` on a free port, killed after the test; `type` gives it commands. */
export async function startOpensslServer(args: readonly string[]) {
  const all = ["s_server", "-accept", `${host}:0`, ...args];
  const server = spawn("openssl", all, { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(() => void server.kill());
  for await (const line of createInterface(server.stdout)) {
    const port = /^ACCEPT .*:(\d+)$/.exec(line)?.[1];
    if (port) return { port: Number(port), type: (text: string) => server.stdin.write(text) };
  }
  throw new Error("openssl s_server ended before it listened");
}

/** The `openssl s_client` options that present a PSK. */
export function pskOf({ identity, aefPsk }: { identity: string; aefPsk: Buffer }): string[] {
  return ["-psk_identity", identity, "-psk", aefPsk.toString("hex")];
}
