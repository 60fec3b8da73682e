import { type ApiName, apiNames } from "../contract/documents.js";
import type { Credentials } from "../tls/server-profiles.js";
import type { Scenario } from "./scenarios.js";

/** The APIs that vendors implement: the sample service is the lab's. */
export const vendorApis: readonly ApiName[] = apiNames.filter((api) => api !== "sample-service");

/** The mock's certificate and key, and the anchors that it trusts; PEM. */
export interface MockTls extends Credentials {
  ca: string | Buffer;
}

/** What to mock, and how. */
export interface MockOptions {
  /** All vendors' APIs if absent. */
  apis?: readonly ApiName[];
  /** Scenarios, or a file of them; the package's own if absent. */
  scenarios?: string | readonly Scenario[];
  /**
   * `false` (if absent) is plain HTTP, `true` a throw-away PKI below `directory`; otherwise the
   * given material.
   */
  tls?: boolean | MockTls;
  /** Whether clients need a certificate of one of the anchors, where the contract asks for one. */
  mutual?: boolean;
  /** Where the throw-away PKI goes; a temporary folder if absent. */
  directory?: string;
  /** 127.0.0.1 if absent. */
  host?: string;
  /** A free port if absent. */
  port?: number;
  /** Whether `/__mock/...` is there; true if absent. */
  controls?: boolean;
  /** Hosts besides the loopback ones that a callback may go to. */
  callbackHosts?: readonly string[];
}
