import { type BaseBlock, Constructed, fromBER, Integer, OctetString, Sequence } from "asn1js";

/** What AEF_PSK needs of a TLS session. */
export interface TlsSession {
  /** 0 to 32 octets. */
  readonly sessionId: Buffer;
  /** 48 octets in TLS 1.2; empty in TLS 1.3, which has none. */
  readonly masterSecret: Buffer;
  /** Whether the handshake was bound to the session by RFC 7627; false in TLS 1.3. */
  readonly extendedMasterSecret: boolean;
  /** 0x0303 for TLS 1.2 or 0x0304 for TLS 1.3. */
  readonly protocolVersion: number;
}

const TLS_1_2 = 0x0303;
const TLS_1_3 = 0x0304;
const MASTER_SECRET_LENGTH = 48;
const LONGEST_SESSION_ID = 32;
const FLAGS_TAG = 13;
const EXTENDED_MASTER_SECRET = 0x01;
const ENVELOPE = Buffer.from("\0nodejs:tls:session:1\0");

/**
 * Reads the OpenSSL SSL_SESSION that `tlsSocket.getSession()` gives, on either end. A TLS 1.3 session is
 * only named as such, without secrets; TypeError, which never shows octets, for anything else than the two.
 */
export function readTlsSession(session: Uint8Array | undefined): TlsSession {
  const [structure, version, , id, secret, ...rest] = elementsOf(withoutEnvelope(session));
  if (smallNumber(structure) !== 1) {
    throw new TypeError("TLS session: unknown structure version");
  }
  const protocolVersion = smallNumber(version);
  if (protocolVersion === TLS_1_3) {
    const none = Buffer.alloc(0);
    return { sessionId: none, masterSecret: none, extendedMasterSecret: false, protocolVersion };
  }
  if (protocolVersion !== TLS_1_2) {
    throw new TypeError("TLS session: neither TLS 1.2 nor TLS 1.3");
  }
  const sessionId = octets(id);
  const masterSecret = octets(secret);
  if (sessionId.length > LONGEST_SESSION_ID || masterSecret.length !== MASTER_SECRET_LENGTH) {
    throw new TypeError("TLS session: Session ID or master secret of a wrong length");
  }
  return {
    sessionId,
    masterSecret,
    extendedMasterSecret: hasExtendedMasterSecret(rest),
    protocolVersion,
  };
}

// Newer Nodes put a name, a two-octet length and the host before a client's session.
function withoutEnvelope(session: Uint8Array | undefined): Buffer {
  // Node gives null, which its types do not know, for a socket that is closed.
  if (!session) {
    throw new TypeError("TLS session: none; the socket is not connected or already closed");
  }
  const octets = Buffer.from(session.buffer, session.byteOffset, session.byteLength);
  if (!octets.subarray(0, ENVELOPE.length).equals(ENVELOPE)) {
    return octets;
  }
  const host = octets.subarray(ENVELOPE.length);
  if (host.length < 2) {
    throw new TypeError("TLS session: its envelope is cut short");
  }
  return host.subarray(2 + host.readUInt16BE());
}

function elementsOf(der: Buffer): BaseBlock[] {
  const { offset, result } = parse(der);
  if (offset !== der.length || !(result instanceof Sequence)) {
    throw new TypeError("TLS session: not one DER sequence");
  }
  return result.valueBlock.value;
}

function parse(der: Buffer): { offset: number; result: BaseBlock } {
  try {
    return fromBER(der, { parseEmbedded: false });
  } catch {
    throw new TypeError("TLS session: not DER");
  }
}

function smallNumber(element: BaseBlock | undefined): number {
  if (!(element instanceof Integer)) {
    throw new TypeError("TLS session: a number is missing");
  }
  return element.valueBlock.valueDec;
}

function octets(element: BaseBlock | undefined): Buffer {
  if (!(element instanceof OctetString) || element.idBlock.isConstructed) {
    throw new TypeError("TLS session: Session ID or master secret is missing");
  }
  return Buffer.from(element.valueBlock.valueHexView);
}

// OpenSSL leaves the flags out when all are zero.
function hasExtendedMasterSecret(elements: BaseBlock[]): boolean {
  const tagged = elements.find(
    ({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === FLAGS_TAG,
  );
  if (tagged === undefined) {
    return false;
  }
  const [flags] = tagged instanceof Constructed ? tagged.valueBlock.value : [];
  if (!(flags instanceof Integer)) {
    throw new TypeError("TLS session: its flags are not a number");
  }
  return ((flags.valueBlock.valueHexView.at(-1) ?? 0) & EXTENDED_MASTER_SECRET) !== 0;
}
