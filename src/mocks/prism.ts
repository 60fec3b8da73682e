import type { IHttpConfig, IHttpRequest, IHttpResponse } from "@stoplight/prism-http";
import { type ApiName, readDocument } from "../contract/documents.js";
import type { Operation } from "../contract/operations.js";
import { loadPrism } from "./load-prism.js";
import { filledPath } from "./path.js";

/** Which of an operation's documented answers is wanted; the first success if nothing is said. */
export interface Wanted {
  status?: number;
  example?: string;
}

/** An answer that Prism made from an example. */
export interface PrismAnswer {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

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

/** A redirect or a 204 has no content, and so no type of it: Prism says text/plain. */
const textHeaders = ({ headers, body }: IHttpResponse): Record<string, string> => {
  const entries = Object.entries(headers ?? {}).map(([name, value]) => [
    name.toLowerCase(),
    String(value),
  ]);
  return Object.fromEntries(
    entries.filter(([name]) => body !== undefined || name !== "content-type"),
  );
};

type PrismModule = ReturnType<typeof loadPrism>;
type PrismOperations = Awaited<ReturnType<PrismModule["getHttpOperationsFromSpec"]>>;

const loaded = new Map<ApiName, PrismOperations>();

/** An API's operations in Prism's own form, made once from the published bundle. */
const prismOperations = async (api: ApiName): Promise<PrismOperations> => {
  const { getHttpOperationsFromSpec } = loadPrism();
  // A copy: Prism writes into what it is given.
  const operations =
    loaded.get(api) ?? (await getHttpOperationsFromSpec(structuredClone(readDocument(api))));
  for (const operation of operations) operation.callbacks = []; // sent on request only
  loaded.set(api, operations);
  return operations;
};

/** Prism's mocks of some APIs. */
export class PrismMocks {
  readonly #operations: ReadonlyMap<ApiName, PrismOperations>;
  readonly #prism: ReturnType<PrismModule["createInstance"]>;

  private constructor(operations: ReadonlyMap<ApiName, PrismOperations>) {
    this.#operations = operations;
    this.#prism = loadPrism().createInstance(configOf({}), { logger: silence as never });
  }

  static async load(apis: readonly ApiName[]): Promise<PrismMocks> {
    const operations = new Map<ApiName, PrismOperations>();
    for (const api of apis) operations.set(api, await prismOperations(api));
    return new PrismMocks(operations);
  }

  /**
   * Prism's answer to a request that the contract allows. Prism sees no header of it: one Accept that
   * leaves out problems would turn every problem into the first success.
   */
  async answer(
    operation: Operation,
    params: Record<string, string>,
    wanted: Wanted,
  ): Promise<PrismAnswer> {
    const input: IHttpRequest = {
      method: operation.method as IHttpRequest["method"], // our documents use no other
      url: { path: filledPath(operation, params) },
    };
    const operations = this.#operations.get(operation.api) ?? [];
    const result = await this.#prism.request(input, operations, configOf(wanted))();
    if (result._tag === "Left") throw result.left;
    const { output } = result.right;
    return { status: output.statusCode, headers: textHeaders(output), body: output.body };
  }
}
