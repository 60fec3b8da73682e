/** Who a lab certificate may speak for. */
export type CertificateRole = "invoker" | "aef" | "ccf";

/** The lab's SAN URI for an identity, `urn:capif:<role>:<id>`: ours, 3GPP leaves it open (TS 33.122). */
export function identityUri(role: CertificateRole, id: string): string {
  return `urn:capif:${role}:${encodeURIComponent(id)}`;
}
