import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { constants } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createSecureServer, connect as http2Connect } from "node:http2";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect, createServer, type SecureContextOptions, type TLSSocket } from "node:tls";

/** One handshake seen from everywhere: both ends' sessions and the client's key log. */
export interface Handshake {
  readonly server: Buffer | undefined;
  readonly client: Buffer | undefined;
  readonly keylog: string;
}

/** A handshake seen by Node's server and, in s_client's words, by its client. */
export interface PrintedHandshake {
  readonly server: Buffer | undefined;
  readonly printed: string;
}

const certificate = selfSigned();
const common = { secureOptions: constants.SSL_OP_NO_TICKET };

/** A handshake of Node with itself; tickets are off unless the options say otherwise. */
export async function handshake(options: SecureContextOptions): Promise<Handshake> {
  const server = createServer({ ...common, ...certificate, ...options });
  const accepted = once(server, "secureConnection") as Promise<[TLSSocket]>;
  const port = await listen(server);
  const client = connect({ ...common, ...options, ...trust(port) });
  const lines: string[] = [];
  client.on("keylog", (line: Buffer) => lines.push(line.toString()));
  const [[serverSocket]] = await Promise.all([accepted, once(client, "secureConnect")]);
  const seen = { server: serverSocket.getSession(), client: client.getSession() };
  client.destroy();
  server.close();
  return { ...seen, keylog: lines.join("") };
}

/** The same over HTTP/2, whose sockets are proxies. */
export async function http2Handshake(): Promise<Handshake> {
  const tls12 = { ...common, minVersion: "TLSv1.2", maxVersion: "TLSv1.2" } as const;
  const server = createSecureServer({ ...tls12, ...certificate });
  let seen: Buffer | undefined;
  server.on("request", (request, response) => {
    seen = (request.socket as TLSSocket).getSession();
    response.end();
  });
  const port = await listen(server);
  const lines: string[] = [];
  const session = http2Connect(`https://localhost:${port}`, { ...tls12, ...trust(port) });
  session.socket.on("keylog", (line: Buffer) => lines.push(line.toString()));
  await once(session.request().resume(), "end");
  const client = (session.socket as TLSSocket).getSession();
  session.close();
  server.close();
  return { server: seen, client, keylog: lines.join("") };
}

/** A TLS 1.2 handshake of `openssl s_client` with Node: the server's session and s_client's print of its own. */
export async function sClientHandshake(extendedMasterSecret: boolean): Promise<PrintedHandshake> {
  const server = createServer({ ...common, ...certificate });
  const accepted = once(server, "secureConnection") as Promise<[TLSSocket]>;
  const port = await listen(server);
  const dir = mkdtempSync(join(tmpdir(), "capif-psk-"));
  const args = ["s_client", "-tls1_2", "-no_ticket", "-connect", `127.0.0.1:${port}`];
  const OPENSSL_CONF = opensslConfig(
    dir,
    `${extendedMasterSecret ? "+" : "-"}ExtendedMasterSecret`,
  );
  const client = spawn("openssl", args, { env: { ...process.env, OPENSSL_CONF } });
  const output = outputOf(client);
  const [socket] = await accepted;
  const session = socket.getSession();
  socket.end();
  client.stdin.end();
  const printed = await output;
  rmSync(dir, { recursive: true });
  server.close();
  return { server: session, printed };
}

// s_client has no option of its own for this.
function opensslConfig(dir: string, option: string): string {
  const file = join(dir, "openssl.cnf");
  const tls = ["[tls]", `Options = ${option}`];
  const sections = ["[init]", "ssl_conf = ssl", "[ssl]", "system_default = tls", ...tls];
  writeFileSync(file, ["openssl_conf = init", ...sections, ""].join("\n"));
  return file;
}

async function outputOf(child: ChildProcess): Promise<string> {
  const chunks: Buffer[] = [];
  child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(child, "close");
  return Buffer.concat(chunks).toString();
}

async function listen(server: {
  listen(port: number, host: string): unknown;
  address(): unknown;
}): Promise<number> {
  await once(server.listen(0, "127.0.0.1") as NodeJS.EventEmitter, "listening");
  return (server.address() as AddressInfo).port;
}

function trust(port: number) {
  return { host: "127.0.0.1", port, servername: "localhost", ca: certificate.cert };
}

function selfSigned(): { key: Buffer; cert: Buffer } {
  const dir = mkdtempSync(join(tmpdir(), "capif-psk-"));
  const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", key, "-out", cert, "-days", "1"];
  execFileSync("openssl", ["req", "-x509", ...curve, ...subject, ...files], { stdio: "ignore" });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(dir, { recursive: true });
  return made;
}
