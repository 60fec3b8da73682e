import { kdf, kdfInput } from "./kdf.js";

const FC_AEF_PSK = 0x7a;
const MASTER_SECRET_LENGTH = 48;
const LONGEST_SESSION_ID = 32;
const AEF_PSK_LENGTH = 32;
const KEY_ID_LABEL = Buffer.from("capif-aef-psk-id");
const KEY_ID_LENGTH = 8;

/** What goes into S: P0 as text, and P1, the Session ID's 0 to 32 octets. */
export interface AefPskInput {
  readonly interfaceInformation: string;
  readonly sessionId: Uint8Array;
}

/** What AEF_PSK is derived from: S's parameters and the TLS 1.2 master secret, 48 octets. */
export interface AefPskSource extends AefPskInput {
  readonly masterSecret: Uint8Array;
}

/** S = 0x7A || P0 || L0 || P1 || L1 (TS 33.122 A.1); TypeError for an empty P0 or a Session ID beyond 32 octets. */
export function aefPskInput({ interfaceInformation, sessionId }: AefPskInput): Buffer {
  if (interfaceInformation === "") {
    throw new TypeError("the interface information (P0) is empty");
  }
  if (sessionId.length > LONGEST_SESSION_ID) {
    throw new TypeError("a TLS Session ID has at most 32 octets");
  }
  return kdfInput(FC_AEF_PSK, [Buffer.from(interfaceInformation.normalize("NFKC")), sessionId]);
}

/** AEF_PSK, 32 octets (TS 33.122 A.1); TypeError if the master secret has not 48 octets, and as for aefPskInput. */
export function deriveAefPsk({ masterSecret, ...input }: AefPskSource): Buffer {
  if (masterSecret.length !== MASTER_SECRET_LENGTH) {
    throw new TypeError("a TLS master secret has 48 octets");
  }
  return kdf(masterSecret, aefPskInput(input));
}

/** The key's selector, 16 lower-case hex digits, which may be logged; TypeError unless the key has 32 octets. */
export function aefPskId(aefPsk: Uint8Array): string {
  if (aefPsk.length !== AEF_PSK_LENGTH) {
    throw new TypeError("an AEF_PSK has 32 octets");
  }
  return keyIdOf(aefPsk);
}

/** The selector of any octets, to try keys that are wrong even in length. */
export function keyIdOf(key: Uint8Array): string {
  return kdf(key, KEY_ID_LABEL).toString("hex", 0, KEY_ID_LENGTH);
}

/** An AEF_PSK from its 64 hex digits of either case; TypeError, which never shows the text, for anything else. */
export function parseAefPsk(hex: string): Buffer {
  if (typeof hex !== "string" || !/^[0-9A-Fa-f]{64}$/.test(hex)) {
    throw new TypeError("an AEF_PSK is written as 64 hex digits");
  }
  return Buffer.from(hex, "hex");
}
