import type { TLSSocket } from "node:tls";
import type { ClientAuthentication, ServedOperations } from "../../generated/constants.js";
import type { ApiName } from "../contract/documents.js";
import type { Trace } from "../contract/trace.js";
import type { Apis } from "../contract/types.js";
import type { Identity } from "./identity.js";

/** The TLS connection that carried a request. */
export interface Connection {
  /** Under HTTP/2 Node's proxy of the socket: reads pass through, writes do not. */
  socket: TLSSocket;
  /** When its handshake ended, in milliseconds of the monotonic clock. */
  handshakeAt: number;
  /** The PSK identity that keyed it, on an AEF. */
  pskIdentity: string | undefined;
}

/** Who calls: proven by a certificate, by TLS-PSK, or nobody known. */
type CallerOf<K> = K extends keyof ClientAuthentication
  ? { certificate: Identity; psk: string; none: undefined }[ClientAuthentication[K]]
  : never;

type JsonBody<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;

type ParametersOf<T, In extends string> = T extends { parameters: { [K in In]?: infer Values } }
  ? Exclude<Values, undefined> extends never
    ? Record<never, never>
    : Exclude<Values, undefined>
  : Record<never, never>;

/** What a handler gets: a request that has passed every check the document allows for. */
export interface RequestOf<K, Op> {
  body: Op extends { requestBody: infer R } ? JsonBody<R> : undefined;
  params: ParametersOf<Op, "path">;
  query: ParametersOf<Op, "query">;
  caller: CallerOf<K>;
  connection: Connection;
  /** What the requests that this one causes belong to. */
  trace: Trace;
}

type SuccessStatus = 200 | 201 | 202 | 204;

type Headers<T> = T extends { headers: infer H }
  ? { [K in keyof H as string extends K ? never : K]: H[K] }
  : never;

type WithHeaders<T> = [keyof Headers<T>] extends [never]
  ? { headers?: never }
  : Partial<Headers<T>> extends Headers<T>
    ? { headers?: Headers<T> }
    : { headers: Headers<T> };

type WithBody<T> = JsonBody<T> extends undefined ? { body?: never } : { body: JsonBody<T> };

/** One of the successes that the document gives an operation; anything else does not compile. */
export type SuccessOf<Op> = Op extends { responses: infer R }
  ? {
      [S in keyof R & SuccessStatus]: { status: S } & WithHeaders<R[S]> & WithBody<R[S]>;
    }[keyof R & SuccessStatus]
  : never;

type Served<A extends ApiName> = Pick<
  Apis[A]["operations"],
  ServedOperationOf<A> & keyof Apis[A]["operations"]
>;

type ServedOperationOf<A extends ApiName> = ServedOperations[A];

/** A handler for every operation that the API's document asks a server for. */
export type Handlers<A extends ApiName> = {
  [K in keyof Served<A>]: (
    request: RequestOf<K, Served<A>[K]>,
  ) => SuccessOf<Served<A>[K]> | Promise<SuccessOf<Served<A>[K]>>;
};
