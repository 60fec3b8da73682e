import type { ConnectionOptions, TLSSocket } from "node:tls";
import { tlsFacts } from "../../contract/steps.js";
import { openTransport, type Transport, TransportRequest } from "../../contract/transport.js";
import { pskClient } from "../../tls/client-profiles.js";
import { assertPsk } from "../../tls/keyed-by-psk.js";
import type { TlsVersion } from "../../tls/versions.js";
import { failureOf } from "./caller.js";
import { HandshakeRefused } from "./failures.js";
import type { CaseRecord } from "./record.js";

/** A TLS-PSK connection to an AEF, as a case wants it. */
export interface PskConnectionOptions {
  apiRoot: string;
  identity: string;
  aefPsk: Buffer;
  tlsVersion: TlsVersion;
  timeoutMs: number;
  record: CaseRecord;
  /** Changes to the client's TLS. */
  tls?: ConnectionOptions;
  /** Whether a connection that turns out not to be keyed by PSK ends at once; true if absent. */
  pskOnly?: boolean;
}

/** An answer of a service API. */
export interface ServiceReply {
  status: number;
  text: string;
}

/** CAPIF-2e with a key, right or wrong (step 11): one connection, service calls inside it. */
export class PskConnection {
  readonly #options: PskConnectionOptions;
  readonly #transport: Transport;
  #socket: TLSSocket | undefined;
  #closedAt: number | undefined;

  constructor(options: PskConnectionOptions) {
    const { identity, aefPsk, tlsVersion, timeoutMs, record, tls, pskOnly } = options;
    this.#options = options;
    record.secrets.add(aefPsk);
    this.#transport = openTransport({
      tls: { ...pskClient({ identity, aefPsk, tlsVersion }), ...tls },
      timeoutMs,
      connections: 1,
      onConnect: (socket) => {
        this.#socket = socket;
        socket.once("close", () => {
          this.#closedAt = performance.now();
        });
        if (pskOnly !== false) assertPsk(socket);
      },
    });
  }

  /** The connection; undefined before the first call. */
  get socket(): TLSSocket | undefined {
    return this.#socket;
  }

  /** When the target ended the connection, in milliseconds of the monotonic clock. */
  get closedAt(): number | undefined {
    return this.#closedAt;
  }

  /** Waits for the end of the connection; `closedAt` is known then. */
  ended(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#socket === undefined || this.#closedAt !== undefined) resolve();
      else this.#socket.once("close", () => resolve());
    });
  }

  /** Calls a service API inside the connection. HandshakeRefused if there is none. */
  async get(path: string): Promise<ServiceReply> {
    const { apiRoot, record } = this.#options;
    const url = `${apiRoot}${path}`;
    const begun = { from: "invoker", to: "AEF", method: "GET", url, headers: {}, text: "" };
    const noted = record.begin(begun);
    try {
      const response = await this.#transport.fetch(new TransportRequest(url));
      const text = await response.text();
      const tls = this.#socket && Object.values(tlsFacts(this.#socket)).join(" ");
      noted.answered(response.status, Object.fromEntries(response.headers), text, tls);
      return { status: response.status, text };
    } catch (error) {
      const failure = failureOf(error, "AEF", `GET ${path}`, this.#socket !== undefined);
      noted.failed(failure instanceof Error ? failure.message : String(failure));
      throw failure;
    }
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}

/** Whether the AEF refuses the handshake of this connection. */
export const isRefused = async (connection: PskConnection, path: string): Promise<boolean> => {
  try {
    await connection.get(path);
    return false;
  } catch (error) {
    if (error instanceof HandshakeRefused) return true;
    throw error;
  } finally {
    await connection.close();
  }
};
