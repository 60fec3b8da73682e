// The entry `capif-interconnect/conformance`: the cases as values, to run in a test run of one's own.
export { ConfigurationError } from "../contract/configuration.js";
export { type Case, type Level, levels, type Role, roles } from "./case.js";
export { cases } from "./cases/index.js";
export { type Profile, profiles } from "./profiles/index.js";
export { type CaseResult, isFailure, type Outcome } from "./run/outcome.js";
export { openSession, type Session } from "./run/session.js";
export { loadTarget, type Target } from "./target/target.js";
