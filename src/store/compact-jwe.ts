import { createDecipheriv, type KeyObject } from "node:crypto";

const dot = ".".charCodeAt(0);
const ivLength = 12;
const ivCharacters = 16;
const tagLength = 16;
const tagCharacters = 22;
const tagOptions = { authTagLength: tagLength };

/** Where records are taken apart: one after the other, for opening one waits for nothing. */
const bench = Buffer.allocUnsafeSlow(16_384);
const iv = bench.subarray(0, ivLength);
const tag = bench.subarray(ivLength, ivLength + tagLength);
const rest = bench.subarray(ivLength + tagLength);

/**
 * The text of a compact JWE with `dir` and `A256GCM` (RFC 7516 5.2), whose header is so many characters
 * long; TypeError or what node:crypto throws if it is not intact. By node:crypto, which takes a tenth of
 * the time that Web Cryptography does: a store that is larger than what is kept open opens one record a
 * request.
 */
export const openCompact = (sealed: string, headerLength: number, key: KeyObject): string => {
  const ivAt = headerLength + 2; // between two dots there would be an encrypted key
  const textAt = ivAt + ivCharacters + 1;
  const tagAt = sealed.length - tagCharacters;
  for (const at of [headerLength, headerLength + 1, textAt - 1, tagAt - 1])
    if (sealed.charCodeAt(at) !== dot) throw new TypeError("not of these five parts");
  const octets = sealed.length <= rest.length ? rest : Buffer.allocUnsafe(sealed.length);
  iv.write(sealed.slice(ivAt, textAt - 1), "base64url");
  tag.write(sealed.slice(tagAt), "base64url");
  const decipher = createDecipheriv("aes-256-gcm", key, iv, tagOptions);
  decipher.setAuthTag(tag);
  decipher.setAAD(octets.subarray(0, octets.write(sealed.slice(0, headerLength), "latin1")));
  const length = octets.write(sealed.slice(textAt, tagAt - 1), "base64url");
  const begun = decipher.update(octets.subarray(0, length));
  decipher.final(); // throws if the tag is another; GCM keeps no octets back
  return begun.toString();
};
