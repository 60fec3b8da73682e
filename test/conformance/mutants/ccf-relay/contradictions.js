import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";
const answers = "contract/answers.js";

/** Faults of an answer's member go unseen where its text looks like that. */
const unseen = (member, text) => [
  "const faults = bodyFaults(operation, answer.schema, body);",
  `const text = await response.clone().text();
    const faults = bodyFaults(operation, answer.schema, body).filter(
      (fault) => !(fault.startsWith("/${member} ") && ${text}.test(text)),
    );`,
];

export const contradictions = [
  mutant(
    "any-invoker",
    relay,
    ["answer.apiInvokerId === asked.apiInvokerId &&", ""],
    "an answer about another invoker passes",
    31,
  ),
  mutant(
    "any-ccf",
    relay,
    ["answer.ccfId === ccfId &&", ""],
    "an answer that another CCF confirms passes",
    32,
  ),
  mutant(
    "any-aef",
    relay,
    ["answer.aefId === asked.aefId &&", ""],
    "an answer about another AEF passes",
    33,
  ),
  mutant(
    "any-interface",
    relay,
    ["isAskedInterface(question, answer);", "true;"],
    "an answer about another interface passes",
    34,
  ),
  mutant(
    "any-length",
    answers,
    unseen("aefPsk", '/"aefPsk":"[0-9a-f]*"/'),
    "the length of a key is not checked",
    35,
  ),
  mutant(
    "any-alphabet",
    answers,
    unseen("aefPsk", '/"aefPsk":"([^"]{44}|[0-9a-f]{63}g)"/'),
    "a key need not be in hex",
    36,
  ),
  mutant(
    "certificate-for-key",
    answers,
    unseen("aefPsk", "/BEGIN CERTIFICATE/"),
    "a certificate passes for a key",
    37,
  ),
  mutant(
    "any-key-id",
    relay,
    ["answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk)) &&", ""],
    "the key's id is not checked",
    ...[38, 40],
  ),
  mutant(
    "key-id-optional",
    relay,
    [
      "answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk)) &&",
      "(answer.aefPskId === undefined || answer.aefPskId === aefPskId(parseAefPsk(answer.aefPsk))) &&",
    ],
    "the key's id may be absent",
    40,
  ),
  mutant(
    "key-optional",
    relay,
    ["answer.aefPsk !== undefined &&", ""],
    "an answer without a key is an unexpected error",
    39,
  ),
  mutant(
    "validity-optional",
    relay,
    ["answer.remainingValidity !== undefined &&", ""],
    "an answer without validity counts as expired",
    41,
  ),
  mutant(
    "validity-below-one",
    answers,
    unseen("remainingValidity", '/"remainingValidity":(0|-)/'),
    "a validity of zero or less counts as expired",
    42,
  ),
  mutant(
    "validity-no-integer",
    answers,
    unseen("remainingValidity", '/"remainingValidity":("|\\d+\\.)/'),
    "a validity need not be whole seconds",
    43,
  ),
  mutant(
    "any-method",
    relay,
    ['answer.securityMethod === "PSK" &&', ""],
    "an answer for another method passes",
    44,
  ),
  mutant(
    "any-media-type",
    answers,
    [
      "if (mediaType !== answer.mediaType)",
      "if (response.status >= 400 && mediaType !== answer.mediaType)",
    ],
    "the media type of a success is not checked",
    45,
  ),
  mutant(
    "not-json",
    answers,
    ['return ["the body is not JSON"];', "return [];"],
    "a body that is not JSON is an unexpected error",
    46,
  ),
  mutant(
    "any-success",
    answers,
    [
      '(response.status >= 400 ? responses.get("default") : undefined)',
      'responses.get(response.status >= 400 ? "default" : "200")',
    ],
    "every success passes for 200",
    47,
  ),
];
