import { createHmac } from "node:crypto";

const LONGEST_PARAMETER = 0xffff;

/**
 * The KDF's input string S = FC || P0 || L0 || P1 || L1 ... (TS 33.220 B.2), lengths in octets as two
 * octets, big-endian; TypeError for an FC beyond one octet or a parameter beyond 65535 octets.
 */
export function kdfInput(fc: number, parameters: readonly Uint8Array[]): Buffer {
  // 0xff announces a two-octet FC, which no key of CAPIF has.
  if (!Number.isInteger(fc) || fc < 0 || fc > 0xfe) {
    throw new TypeError("FC is not one octet from 0x00 to 0xfe");
  }
  return Buffer.concat([
    Uint8Array.of(fc),
    ...parameters.flatMap((parameter) => [parameter, lengthOf(parameter)]),
  ]);
}

/** The 3GPP key derivation function: HMAC-SHA-256(key, S), 32 octets (TS 33.220 B.2.0). */
export function kdf(key: Uint8Array, s: Uint8Array): Buffer {
  return createHmac("sha256", key).update(s).digest();
}

function lengthOf(parameter: Uint8Array): Buffer {
  if (parameter.length > LONGEST_PARAMETER) {
    throw new TypeError("a KDF parameter is longer than 65535 octets");
  }
  const length = Buffer.alloc(2);
  length.writeUInt16BE(parameter.length);
  return length;
}
