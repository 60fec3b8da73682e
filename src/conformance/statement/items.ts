/** A question of the implementation conformance statement. */
export interface StatementItem {
  /** What the target file answers it by; never changes. */
  id: string;
  question: string;
  clause: string;
  /** What holds where the target file says nothing. */
  default: boolean;
  /** No case and no part of the runner reads the answer: it is for people. */
  informational?: true;
}

const item = (id: string, clause: string, question: string, byDefault: boolean): StatementItem => ({
  id,
  question,
  clause,
  default: byDefault,
});

const informational = (...of: Parameters<typeof item>): StatementItem => ({
  ...item(...of),
  informational: true,
});

/** Everything that a target may do or not do without being wrong. */
export const options = [
  item("http2", "TS 29.222 7.3", "Are the APIs offered over HTTP/2 as well?", true),
  item(
    "client-certificates",
    "TS 33.122 6.3.1.2",
    "Does the CCF ask for client certificates (profile ts-29222 only)?",
    true,
  ),
  item("psk-tls-1.2", "TS 33.210 6.2", "Does the AEF take TLS-PSK in TLS 1.2?", true),
  item("psk-tls-1.3", "TS 33.210 6.2", "Does the AEF take TLS-PSK in TLS 1.3?", true),
  item(
    "several-interfaces",
    "TS 29.222 8.2.4.2.3",
    "Has the AEF more than one interface that offers PSK?",
    true,
  ),
  item("require-aef-psk-id", "security", "Does the AEF refuse step 4 without aefPskId?", false),
  informational(
    "psk-own-port",
    "security, TLS",
    "Does the AEF take TLS-PSK on a port of its own, which step 10 names?",
    false,
  ),
  informational(
    "step-4-client-certificates",
    "contract 4",
    "Does the AEF ask for a client certificate in step 4?",
    false,
  ),
  informational(
    "empty-session-id",
    "contract 3",
    "Does the CCF ever give an empty Session ID, so that nothing of it goes into AEF_PSK?",
    false,
  ),
] satisfies readonly StatementItem[];
