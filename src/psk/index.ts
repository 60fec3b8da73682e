export {
  type AefPskInput,
  type AefPskSource,
  aefPskId,
  aefPskInput,
  deriveAefPsk,
  parseAefPsk,
} from "./aef-psk.js";
export { type Explanation, explainAefPskId } from "./explain.js";
export { type InterfaceDetails, interfaceInformation } from "./interface-information.js";
export { kdf, kdfInput } from "./kdf.js";
export { type Mistake, type MistakeInputs, mistakes, type SessionSecrets } from "./mistakes.js";
export { readTlsSession, type TlsSession } from "./tls-session.js";
export { checkVectors, type Difference, type VectorResult } from "./vectors.js";
