/** A question of the implementation conformance statement. */
export interface StatementItem {
  /** What the target file answers it by. */
  id: string;
  question: string;
  clause: string;
  /** What holds where the target file says nothing. */
  default: boolean;
}

const item = (id: string, clause: string, question: string, byDefault: boolean): StatementItem => ({
  id,
  question,
  clause,
  default: byDefault,
});

/** Everything that a target may do or not do without being wrong. */
export const statementItems = [
  item("http2", "TS 29.222 7.3", "Are the APIs offered over HTTP/2 as well?", true),
  item(
    "client-certificates",
    "TS 33.122 6.3.1.2",
    "Does the CCF ask for client certificates (profile ts-29222 only)?",
    true,
  ),
  item(
    "revocation-notification",
    "TS 23.222 8.25.3.8",
    "Is the feature RevocationNotification supported?",
    false,
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
] satisfies readonly StatementItem[];
