export { type InvokerConfiguration, loadConfiguration } from "../contract/configuration.js";
export { ApiInvoker, type InvokerObservers, type ReadyAef } from "./api-invoker.js";
export { type AefSelector, type InvokerOptions, invokerOptions } from "./options.js";
export type { AgreedInterface, AgreedSecurity } from "./security-method.js";
export { ServiceConnection } from "./service-connection.js";
export { StepFailed } from "./step-failed.js";
