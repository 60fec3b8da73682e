import { mutant } from "./mutant.js";

const check = "ccf/request-check.js";

const identifiedBy =
  "const certificate = socket.authorized ? socket.getPeerX509Certificate() : undefined;";
const certificateUntil = `    const anchor = certificate && anchorOf(certificate, anchors);
    if (certificate === undefined || anchor === undefined)
        return { outcome: "unauthenticated", reason: whyUnverified(socket) };
    const notAfter = Date.parse(certificate.validTo);`;

export const callers = [
  mutant(
    "any-role",
    "http/documented-caller.js",
    ["if (!authentication.roles.includes(identity.role))", "if (false)"],
    "any role may ask",
    73,
  ),
  mutant(
    "unregistered",
    check,
    [
      "    if (aef === undefined)\n        throw problem.notFound",
      "    if (false)\n        throw problem.notFound",
    ],
    "an AEF need not be registered",
    74,
  ),
  mutant(
    "any-aef-id",
    check,
    ['if (caller.role === "aef" && aefId !== caller.id)', "if (false)"],
    "an AEF may ask in the name of another",
    75,
  ),
  mutant(
    "any-interface-asked",
    check,
    ["if (p0 !== undefined && aef?.interfaces.has(p0) === false)", "if (false)"],
    "an AEF may ask about another's interface",
    76,
  ),
  mutant(
    "relays-for-ccfs",
    check,
    ['if (caller.role === "ccf" && home !== registry.ccfId)', "if (false)"],
    "a peer's question is relayed",
    77,
  ),
  mutant(
    "anonymous",
    "http/identity.js",
    [
      identifiedBy,
      `${identifiedBy}
    if (socket.getPeerX509Certificate() === undefined)
        return { outcome: "identified", identity: { role: "aef", id: "aef-2", notAfter: Infinity } };`,
    ],
    "who shows no certificate is taken for an AEF",
    ...[78, 112],
  ),
  mutant(
    "expired-caller",
    "http/identity.js",
    [
      `${identifiedBy}\n${certificateUntil}`,
      `const isTaken = socket.authorized || socket.authorizationError === "CERT_HAS_EXPIRED";
    const certificate = isTaken ? socket.getPeerX509Certificate() : undefined;
${certificateUntil.replace("Date.parse(certificate.validTo)", "Infinity")}`,
    ],
    "an expired certificate of an AEF is taken",
    79,
  ),
  mutant(
    "early-caller",
    "http/identity.js",
    [
      identifiedBy,
      identifiedBy.replace(
        "socket.authorized",
        'socket.authorized || socket.authorizationError === "CERT_NOT_YET_VALID"',
      ),
    ],
    "a certificate of an AEF is taken before its time",
    80,
  ),
  mutant(
    "any-ca",
    "http/identity.js",
    [
      `${identifiedBy}\n${certificateUntil}`,
      `const isTaken = socket.authorized || /UNABLE_TO|SELF_SIGNED/.test(socket.authorizationError);
    const certificate = isTaken ? socket.getPeerX509Certificate() : undefined;
${certificateUntil.replace("anchorOf(certificate, anchors)", "(anchorOf(certificate, anchors) ?? anchors[0])")}`,
    ],
    "a certificate from any CA is taken",
    81,
  ),
  mutant(
    "two-roles",
    "http/identity.js",
    [
      "const [claim] = claims;\n    if (claims.length !== 1 || claim",
      "const [claim] = claims.sort();\n    if (claim",
    ],
    "of two roles one is taken",
    82,
  ),
  mutant(
    "peers-ca",
    "http/identity.js",
    ["|| !isVouchedFor(claim, names, anchor))", ")"],
    "a peer's CA may vouch for an AEF",
    83,
  ),
];
