import { apiNames } from "../../src/contract/documents.js";
import { type Operation, operationsOf } from "../../src/contract/operations.js";
import { type Opinion, opinionOf, type PrismOperation } from "./prism.js";
import type { WireExchange } from "./wire-tap.js";

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text === "" ? undefined : text;
  }
};

const operations = apiNames.flatMap(operationsOf);

/** Which operation an exchange was about. */
export const operationOf = ({ method, target }: WireExchange): Operation | undefined => {
  const { pathname } = new URL(target, "https://party");
  return operations.find((operation) => {
    const path = `${operation.basePath}${operation.path}`.replace("{apiInvokerId}", "[^/]+");
    return operation.method === method.toLowerCase() && new RegExp(`^${path}$`).test(pathname);
  });
};

/** What Prism thinks of an exchange; it knows nothing of the path that an API lies at. */
export const judge = (prism: PrismOperation[], exchange: WireExchange): Promise<Opinion> => {
  const { pathname, searchParams } = new URL(exchange.target, "https://party");
  const response = {
    statusCode: exchange.status,
    headers: exchange.responseHeaders,
    body: jsonOf(exchange.responseBody),
  };
  const request = {
    method: exchange.method.toLowerCase() as "get", // or any other
    url: {
      path: pathname.replace(/^\/[a-z-]+\/v1/, ""),
      query: Object.fromEntries(searchParams),
    },
    headers: exchange.requestHeaders as Record<string, string>, // none of ours comes twice
    body: jsonOf(exchange.requestBody),
  };
  return opinionOf(prism, request, response);
};
