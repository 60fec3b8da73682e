import { createHash, createHmac } from "node:crypto";
import { mistakesIn } from "./mistake.js";

const HMAC = "AEF_PSK = HMAC-SHA-256 with the master secret as key and S as message";

const hashes = mistakesIn("hash", [
  {
    id: "KEY_AND_S_SWAPPED",
    title: "HMAC was called with S as key and the master secret as message",
    advice: HMAC,
    change: () => ({ hash: (key, s) => createHmac("sha256", s).update(key).digest() }),
  },
  {
    id: "PLAIN_SHA_256",
    title: "master secret and S went through SHA-256 without HMAC",
    advice: HMAC,
    change: () => ({ hash: (key, s) => createHash("sha256").update(key).update(s).digest() }),
  },
]);

const keys = mistakesIn("key", [
  {
    id: "KEY_HEX_TEXT",
    title: "the key's hex text is used as the key",
    advice: "decode aefPsk into its 32 octets before use",
    change: () => ({ keep: (key) => Buffer.from(key.toString("hex")) }),
  },
  {
    id: "KEY_TRUNCATED",
    title: "only the first 16 octets of the key are used",
    advice: "use all 32 octets; nothing is cut off",
    change: () => ({ keep: (key) => key.subarray(0, 16) }),
  },
]);

/** Mistakes about the hash and its output, part by part. */
export const keyMistakes = [hashes, keys];
