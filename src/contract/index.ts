// The package's own entry, `capif-interconnect`: the contract, with no server behind it.
export { ContractViolation } from "./answers.js";
export { type ApiClient, type ClientOptions, createApiClient } from "./client.js";
export { type ApiName, bundleFile, openapiDirectory, vectorsFile } from "./documents.js";
export { type Answer, type Operation, operationsOf } from "./operations.js";
export { type PartyName, type Step, steps } from "./steps.js";
export {
  openTransport,
  type Transport,
  TransportAnswer,
  TransportError,
  type TransportFailure,
  type TransportOptions,
  TransportRequest,
} from "./transport.js";
export type * from "./types.js";
