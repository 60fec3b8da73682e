import createClient, { type Client, createQuerySerializer } from "openapi-fetch";
import { checkContent, checkHeaders } from "./answers.js";
import type { ApiName } from "./documents.js";
import { type TransportAnswer, TransportRequest } from "./messages.js";
import { operationsOf } from "./operations.js";
import type { Apis } from "./types.js";

/** Where an API is, and how to get there. */
export interface ClientOptions {
  /** `https://host:port<prefix>`, without a trailing slash. */
  apiRoot: string;
  /**
   * Usually a transport's `fetch`, which brings certificates, timeouts and redirects. The platform's own is
   * `({ url, method, headers, body }) => fetch(url, { method, headers: [...headers], body })`.
   */
  fetch: (request: TransportRequest) => Promise<TransportAnswer | Response>;
  /** Whether an answer may lack a header that the document requires; false if absent. */
  toleratesMissingHeaders?: boolean;
}

/** A typed client of one API: make it once, and use it for every question to one party. */
export type ApiClient<A extends ApiName> = Client<Apis[A]["paths"], `${string}/${string}`>;

/** openapi-fetch's names for what it makes and takes: of a Request and a Response it uses what ours have. */
type Fetching = NonNullable<Parameters<typeof createClient>[0]>;

/**
 * A typed client of one API. Each answer is checked against the document; one that breaks it
 * throws {@link ContractViolation}.
 */
export const createApiClient = <A extends ApiName>(
  api: A,
  { apiRoot, fetch, toleratesMissingHeaders = false }: ClientOptions,
): ApiClient<A> => {
  const operations = operationsOf(api);
  const basePath = operations[0]?.basePath ?? "";
  const byName = new Map(operations.map((one) => [`${one.method.toUpperCase()} ${one.path}`, one]));
  const client = createClient<Apis[A]["paths"], `${string}/${string}`>({
    baseUrl: `${apiRoot}${basePath}`,
    fetch: fetch as unknown as NonNullable<Fetching["fetch"]>,
    Request: TransportRequest as unknown as NonNullable<Fetching["Request"]>,
    querySerializer: createQuerySerializer(), // or it makes the very same for each request
  });
  client.use({
    async onResponse({ schemaPath, request, response }) {
      const operation = byName.get(`${request.method} ${schemaPath}`);
      if (operation === undefined) return;
      if (!toleratesMissingHeaders) checkHeaders(operation, response);
      await checkContent(operation, response);
    },
  });
  return client;
};
