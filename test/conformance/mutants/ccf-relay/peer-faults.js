import { redirectsFollowed } from "../shared/redirects.js";
import { mutant } from "./mutant.js";

const exchange = "contract/exchange.js";
const upstream = "http/upstream.js";

export const peerFaults = [
  mutant(
    "unreachable-is-bad",
    upstream,
    ['if (error.failure === "unreachable")', "if (false)"],
    "a peer that cannot be reached is a bad gateway",
    58,
  ),
  mutant(
    "reset-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (error.cause?.code === "ECONNRESET") return error;\n    if (error.failure === "unreachable")',
    ],
    "a connection that is reset is an unexpected error",
    59,
  ),
  mutant(
    "no-tls-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (/^ERR_SSL_(PACKET|WRONG)/.test(error.cause?.code)) return error;\n    if (error.failure === "unreachable")',
    ],
    "a peer that does not speak TLS is an unexpected error",
    ...[60, 72],
  ),
  mutant(
    "ten-times-as-long",
    "ccf/start.js",
    ["relayTimeoutSeconds * 1000", "relayTimeoutSeconds * 10000"],
    "the peer is waited for ten times as long",
    61,
    62,
  ),
  mutant(
    "no-deadline",
    exchange,
    [
      'end(new TransportError("timeout", "no answer in time", { wasSent }));',
      'setTimeout(() => end(new Error("no answer in time")), 50);',
    ],
    "a silent peer is a bad gateway",
    62,
  ),
  mutant(
    "broken-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (error.failure === "broken") return error;\n    if (error.failure === "unreachable")',
    ],
    "an answer that breaks off is an unexpected error",
    ...[63, 64],
  ),
  mutant(
    "too-large-unexpected",
    upstream,
    [
      'if (error.failure === "unreachable")',
      'if (/max/i.test(error.message)) return error;\n    if (error.failure === "unreachable")',
    ],
    "an answer without end is an unexpected error",
    63,
  ),
  mutant(
    "redirect-followed",
    exchange,
    [" || !allowed.includes(target.origin)", ""],
    "every redirect is followed",
    65,
  ),
  mutant(
    "redirects-followed",
    exchange,
    ["const second = await send(target);", redirectsFollowed],
    "redirects are followed until six are",
    103,
  ),
];
