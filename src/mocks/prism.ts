import { createRequire } from "node:module";
import type { IHttpConfig, IHttpRequest, IHttpResponse } from "@stoplight/prism-http";
import type { HttpMethod, IHttpOperation } from "@stoplight/types";
import { type ApiName, readDocument } from "../contract/documents.js";
import type { Operation } from "../contract/operations.js";

/** Which of an operation's documented answers is wanted; the first success if nothing is said. */
export interface Wanted {
  status?: number;
  example?: string;
}

/** A request as Prism reads it. */
export interface MockRequest {
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: unknown;
}

/** An answer that Prism made from an example. */
export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

// Prism is CommonJS and slow to load: only a mock pays for it.
const loadPrism = (): typeof import("@stoplight/prism-http") =>
  createRequire(import.meta.url)("@stoplight/prism-http");

const silent = () => {};
/** Prism would log bodies and headers; it needs a logger with a `success`. */
const silence = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  trace: silent,
  success: silent,
  child: () => silence,
};

const configOf = ({ status, example }: Wanted): IHttpConfig => ({
  mock: {
    dynamic: false,
    ...(status === undefined ? {} : { code: status }),
    ...(example === undefined ? {} : { exampleKey: example }),
  },
  validateRequest: false, // done before: by the contract's own validators and causes
  validateResponse: false,
  checkSecurity: false,
  errors: false,
  isProxy: false,
  upstreamProxy: undefined,
});

const textHeaders = (headers: IHttpResponse["headers"]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );

type Prism = ReturnType<typeof import("@stoplight/prism-http").createInstance>;

/** Prism's mocks of some APIs, from the published bundles. */
export class PrismMocks {
  readonly #operations: ReadonlyMap<ApiName, IHttpOperation[]>;
  readonly #prism: Prism;

  private constructor(operations: ReadonlyMap<ApiName, IHttpOperation[]>, prism: Prism) {
    this.#operations = operations;
    this.#prism = prism;
  }

  static async load(apis: readonly ApiName[]): Promise<PrismMocks> {
    const { createInstance, getHttpOperationsFromSpec } = loadPrism();
    const operations = new Map<ApiName, IHttpOperation[]>();
    // Prism writes into what it is given.
    for (const api of apis)
      operations.set(api, await getHttpOperationsFromSpec(structuredClone(readDocument(api))));
    for (const loaded of operations.values())
      for (const operation of loaded) operation.callbacks = []; // sent on request only
    return new PrismMocks(operations, createInstance(configOf({}), { logger: silence as never }));
  }

  /** Prism's answer to a request that the contract allows. */
  async answer(operation: Operation, request: MockRequest, wanted: Wanted): Promise<PrismAnswer> {
    const input: IHttpRequest = {
      method: operation.method as HttpMethod,
      url: { path: request.path, query: request.query },
      headers: request.headers,
      body: request.body,
    };
    const resources = this.#operations.get(operation.api) ?? [];
    const result = await this.#prism.request(input, resources, configOf(wanted))();
    if (result._tag === "Left") throw result.left;
    const { statusCode, headers, body } = result.right.output;
    return { status: statusCode, headers: textHeaders(headers), body };
  }
}
