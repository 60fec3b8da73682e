import type { TLSSocket } from "node:tls";
import { type OnExchange, observedTransport } from "../contract/exchanges.js";
import { type TlsFacts, tlsFacts } from "../contract/steps.js";
import { newTrace, type Trace, traceHeaders } from "../contract/trace.js";
import { type Transport, TransportRequest } from "../contract/transport.js";
import { pskClient } from "../tls/client-profiles.js";
import { assertPsk } from "../tls/keyed-by-psk.js";
import type { TlsVersion } from "../tls/versions.js";

export interface ServiceConnectionOptions {
  /** `https://host:port<prefix>`. */
  apiRoot: string;
  identity: string;
  aefPsk: Buffer;
  tlsVersion: TlsVersion;
  timeoutMs: number;
  /** The run that calls belong to, unless they say otherwise themselves; one of their own if absent. */
  trace?: Trace;
  onKeylog?: ((line: Buffer) => void) | undefined;
  onExchange?: OnExchange | undefined;
}

/** CAPIF-2e with AEF_PSK: service API calls, each inside TLS-PSK or not at all. */
export class ServiceConnection {
  readonly apiRoot: string;
  readonly #transport: Transport;
  readonly #trace: Trace;
  #tls: TlsFacts | undefined;

  constructor(options: ServiceConnectionOptions) {
    const {
      apiRoot,
      identity,
      aefPsk,
      tlsVersion,
      trace = newTrace(),
      onExchange,
      ...rest
    } = options;
    this.apiRoot = apiRoot;
    this.#trace = trace;
    this.#transport = observedTransport(
      {
        ...rest,
        tls: pskClient({ identity, aefPsk, tlsVersion }),
        onConnect: (socket: TLSSocket) => {
          assertPsk(socket);
          this.#tls = tlsFacts(socket);
        },
      },
      { steps: [11, 11], onExchange },
    );
  }

  /** What the latest handshake agreed on; undefined before the first call. */
  get tls(): TlsFacts | undefined {
    return this.#tls;
  }

  /** A call of a service API below the interface's apiRoot; throws TransportError. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const relative = path.replace(/^\/+/, "");
    const given = new Request(`${this.apiRoot}/${relative}`, init);
    const { url, method, headers } = given;
    const request = new TransportRequest(url, {
      ...{ method, signal: init.signal },
      headers: { ...traceHeaders(this.#trace), ...Object.fromEntries(headers) },
      body: given.body === null ? null : Buffer.from(await given.arrayBuffer()),
    });
    return (await this.#transport.fetch(request)).toResponse();
  }

  close(): Promise<void> {
    return this.#transport.close();
  }
}
