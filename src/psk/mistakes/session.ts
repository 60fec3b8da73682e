import { mistakesIn } from "./mistake.js";
import type { Recipe, SessionSecrets } from "./recipe.js";

const OCTETS = "decode the hex digits first: the derivation takes octets, not text";
const UNAVAILABLE =
  "the TLS front handed nothing over; read the values where TLS ends, and fail when there are none";

const connections = mistakesIn("connection", [
  {
    id: "OTHER_SESSION",
    inTheWild: true,
    title: "the key comes from the other session given (no new handshake)",
    advice: "derive from the connection that carried the last Obtain_Security_Method request",
    change: (_, { otherSession }) => otherSession && octetsOf(otherSession),
  },
]);

const sessionIds = mistakesIn("sessionId", [
  {
    id: "SESSION_ID_HEX_TEXT",
    inTheWild: true,
    title: "the Session ID went in as hex text instead of octets",
    advice: OCTETS,
    change: ({ sessionId }) => ({ sessionId: hexText(sessionId) }),
  },
  {
    id: "SESSION_ID_UPPER_HEX_TEXT",
    title: "the Session ID went in as upper-case hex text instead of octets",
    advice: OCTETS,
    change: ({ sessionId }) => ({ sessionId: upperHexText(sessionId) }),
  },
  {
    id: "SESSION_ID_EMPTY",
    inTheWild: true,
    title: "the Session ID was empty (session tickets were on)",
    advice: "turn session tickets off on both ends of CAPIF-1e",
    change: () => ({ sessionId: Buffer.alloc(0) }),
  },
  {
    id: "SESSION_ID_NOT_AVAILABLE",
    inTheWild: true,
    title: 'the Session ID was the text "N/A"',
    advice: UNAVAILABLE,
    change: () => ({ sessionId: Buffer.from("N/A") }),
  },
  {
    id: "SESSION_ID_OF_OTHER_SESSION",
    title: "the Session ID is that of the other session given, the master secret is right",
    advice:
      "take both from one connection; with tickets on, the two ends see different Session IDs",
    change: (_, { otherSession }) =>
      otherSession && { sessionId: octetsOf(otherSession).sessionId },
  },
]);

const masterSecrets = mistakesIn("masterSecret", [
  // HMAC fills a short key up with zeros, so these two cannot be told apart.
  {
    id: "MASTER_SECRET_EMPTY",
    inTheWild: true,
    title: "the master secret was empty or all zeros",
    advice: "read it after the handshake, where TLS ends, and check that it has 48 octets",
    change: () => ({ masterSecret: Buffer.alloc(0) }),
  },
  {
    id: "MASTER_SECRET_HEX_TEXT",
    inTheWild: true,
    title: "the master secret went in as hex text instead of octets",
    advice: OCTETS,
    change: ({ masterSecret }) => ({ masterSecret: hexText(masterSecret) }),
  },
  {
    id: "MASTER_SECRET_UPPER_HEX_TEXT",
    title: "the master secret went in as upper-case hex text instead of octets",
    advice: OCTETS,
    change: ({ masterSecret }) => ({ masterSecret: upperHexText(masterSecret) }),
  },
  {
    id: "MASTER_SECRET_NOT_AVAILABLE",
    inTheWild: true,
    title: 'the master secret was the text "N/A"',
    advice: UNAVAILABLE,
    change: () => ({ masterSecret: Buffer.from("N/A") }),
  },
  {
    id: "MASTER_SECRET_TRUNCATED",
    title: "only the first 32 octets of the master secret were used",
    advice: "use all 48 octets",
    change: ({ masterSecret }) => ({ masterSecret: masterSecret.subarray(0, 32) }),
  },
]);

/** Mistakes about the TLS session's values, part by part. */
export const sessionMistakes = [connections, sessionIds, masterSecrets];

function octetsOf({ sessionId, masterSecret }: SessionSecrets): Pick<Recipe, keyof SessionSecrets> {
  return { sessionId: Buffer.from(sessionId), masterSecret: Buffer.from(masterSecret) };
}

function hexText(octets: Buffer): Buffer {
  return Buffer.from(octets.toString("hex"));
}

function upperHexText(octets: Buffer): Buffer {
  return Buffer.from(hexText(octets).toString().toUpperCase());
}
