import createClient, { type Client } from "openapi-fetch";
import { checkContent, checkHeaders } from "./answers.js";
import type { ApiName } from "./documents.js";
import { operationsOf } from "./operations.js";
import { TransportRequest } from "./transport.js";
import type { Apis } from "./types.js";

/** Where an API is, and how to get there. */
export interface ClientOptions {
  /** `https://host:port<prefix>`, without a trailing slash. */
  apiRoot: string;
  /** Usually a transport's `fetch`, which brings certificates, timeouts and redirects. */
  fetch: (request: Request) => Promise<Response>;
  /** Whether an answer may lack a header that the document requires; false if absent. */
  toleratesMissingHeaders?: boolean;
}

/**
 * A typed client of one API. Each answer is checked against the document; one that breaks it
 * throws {@link ContractViolation}.
 */
export const createApiClient = <A extends ApiName>(
  api: A,
  { apiRoot, fetch, toleratesMissingHeaders = false }: ClientOptions,
): Client<Apis[A]["paths"], `${string}/${string}`> => {
  const operations = operationsOf(api);
  const basePath = operations[0]?.basePath ?? "";
  const client = createClient<Apis[A]["paths"], `${string}/${string}`>({
    baseUrl: `${apiRoot}${basePath}`,
    fetch,
    Request: TransportRequest,
  });
  client.use({
    async onResponse({ schemaPath, request, response }) {
      const method = request.method.toLowerCase();
      const operation = operations.find((o) => o.path === schemaPath && o.method === method);
      if (operation === undefined) return;
      if (!toleratesMissingHeaders) checkHeaders(operation, response);
      await checkContent(operation, response);
    },
  });
  return client;
};
