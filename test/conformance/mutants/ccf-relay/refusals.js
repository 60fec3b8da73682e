import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";

export const refusals = [
  mutant(
    "method-refusal-lost",
    relay,
    ['if (response.status === 403 && cause === "SECURITY_METHOD_NOT_SELECTED")', "if (false)"],
    "SECURITY_METHOD_NOT_SELECTED is not passed on",
    ...[48, 53],
  ),
  mutant(
    "invoker-refusal-lost",
    relay,
    ['    "API_INVOKER_NOT_FOUND",\n', ""],
    "API_INVOKER_NOT_FOUND is not passed on",
    49,
  ),
  mutant(
    "context-refusal-lost",
    relay,
    ['    "SECURITY_CONTEXT_NOT_FOUND",\n', ""],
    "SECURITY_CONTEXT_NOT_FOUND is not passed on",
    50,
    53,
  ),
  mutant(
    "aef-refusal-lost",
    relay,
    ['    "AEF_NOT_FOUND",\n', ""],
    "AEF_NOT_FOUND is not passed on",
    51,
  ),
  mutant(
    "conflict-lost",
    relay,
    ["if (response.status === 409)", "if (false)"],
    "409 is not passed on",
    52,
    53,
  ),
  mutant(
    "peers-words",
    relay,
    [
      'return problem.conflict("INTERFACE_AMBIGUOUS");',
      '{ const own = problem.conflict("INTERFACE_AMBIGUOUS"); own.options.detail = body?.detail; return own; }',
    ],
    "the peer's detail is handed back",
    53,
  ),
  mutant(
    "every-403",
    relay,
    [' && cause === "SECURITY_METHOD_NOT_SELECTED"', ""],
    "every 403 of the peer is passed on",
    54,
  ),
  mutant(
    "every-404",
    relay,
    [
      "if (response.status === 404 && notFound !== undefined)\n        return problem.notFound(notFound);",
      'if (response.status === 404)\n        return problem.notFound(notFound ?? "SECURITY_CONTEXT_NOT_FOUND");',
    ],
    "every 404 of the peer is passed on",
    55,
  ),
  mutant(
    "retry-after-lost",
    relay,
    [
      "problem.unavailable(retryAfterOf(response), refusalText(response, body))",
      'problem.unavailable("1")',
    ],
    "the peer's Retry-After is lost",
    56,
  ),
  mutant(
    "too-many-lost",
    relay,
    ["response.status === 429 || ", ""],
    "the peer's 429 is a bad gateway",
    56,
  ),
  mutant(
    "bad-request-passed-on",
    relay,
    [
      "    return problem.badGateway(refusalText(response, body));\n};",
      "    return Object.assign(problem.badGateway(), response.status === 400 ? { status: 400 } : {});\n};",
    ],
    "the peer's 400 comes back to the AEF",
    57,
  ),
];
