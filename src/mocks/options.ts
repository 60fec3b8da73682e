import type { ApiName } from "../contract/documents.js";
import type { Credentials } from "../tls/server-profiles.js";

/** The mock's certificate and key, and the anchors that it trusts; PEM. */
export interface MockTls extends Credentials {
  ca: string | Buffer;
}

/** What to mock, and how. */
export interface MockOptions {
  /** All vendors' APIs if absent. */
  apis?: readonly ApiName[];
  /** A scenario file; the package's own if absent. */
  scenarios?: string;
  /**
   * `false` (if absent) is plain HTTP, `true` a throw-away PKI below `directory`; otherwise the
   * given material.
   */
  tls?: boolean | MockTls;
  /** Whether clients need a certificate of one of the anchors. */
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
