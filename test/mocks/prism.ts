import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
} from "@stoplight/prism-http";
import { type ApiName, apiNames, bundleFile } from "../../src/contract/documents.js";

/** An operation in Prism's own form. */
export type PrismOperation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];

/** The operations of a bundle, as the published file has them. */
export const prismOperations = async (api: ApiName): Promise<PrismOperation[]> => {
  const operations = await getHttpOperationsFromSpec(bundleFile(api));
  // A request's example names an address, and Prism would call it.
  for (const operation of operations) operation.callbacks = [];
  return operations;
};

/** Those of all bundles. */
export const allPrismOperations = async (): Promise<PrismOperation[]> =>
  (await Promise.all(apiNames.map(prismOperations))).flat();

const silent = () => {};
/** A logger as Prism wants it, that says nothing. */
export const silence = {
  debug: silent,
  info: silent,
  warn: silent,
  error: silent,
  trace: silent,
  fatal: silent,
  success: silent,
  child: () => silence,
} as never; // Prism's type is all of pino

/** Everything that Prism can check, switched on. */
export const strict: IHttpConfig = {
  mock: { dynamic: false },
  validateRequest: true,
  validateResponse: true,
  checkSecurity: true,
  errors: true,
  isProxy: false,
  upstreamProxy: undefined,
};

/** What Prism thinks of an exchange: empty where it finds nothing. */
export interface Opinion {
  request: string[];
  response: string[];
}

/** Judges exchanges by Prism's validators: its mock is replaced by the answer that was given. */
export const opinionOf = async (
  operations: PrismOperation[],
  request: IHttpRequest,
  response: IHttpResponse,
): Promise<Opinion> => {
  const given = () => () => ({ _tag: "Right" as const, right: response });
  const prism = createInstance(strict, { logger: silence, mock: given as never });
  let result: Awaited<ReturnType<ReturnType<typeof prism.request>>>;
  try {
    result = await prism.request(request, operations, strict)();
  } catch (error) {
    return { request: [String(error)], response: [] }; // a media type that it cannot read
  }
  if (result._tag === "Left") return { request: [result.left.message], response: [] };
  const { input, output } = result.right.validations;
  const said = ({ path = [], message }: { path?: (string | number)[]; message: string }) =>
    `${path.join(".")} ${message}`.trim();
  return { request: input.map(said), response: output.map(said) };
};
