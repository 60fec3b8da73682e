import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";

export const passingBack = [
  mutant(
    "key-changed",
    relay,
    ["aefPsk: aefPsk.toLowerCase()", 'aefPsk: aefPsk.toLowerCase().split("").reverse().join("")'],
    "another key than the peer's is handed back",
    ...[19, 23],
  ),
  mutant(
    "interface-not-returned",
    relay,
    [
      "...(interfaceDetails === undefined ? {} : { interfaceDetails }),\n            securityMethod,",
      "securityMethod,",
    ],
    "the interface is not handed back",
    20,
  ),
  mutant(
    "ccf-id-of-question",
    relay,
    [
      "ccfId,\n            aefId,",
      'ccfId: asked.ccfInformation.ccfId ?? "ccf-a",\n            aefId,',
    ],
    "the confirming CCF is as the AEF named it",
    21,
  ),
  mutant(
    "cacheable",
    "ccf/handlers.js",
    ['"no-store"', '"private"'],
    "the answer with the key may be cached",
    22,
  ),
  mutant(
    "upper-case",
    relay,
    ["aefPsk: aefPsk.toLowerCase()", "aefPsk"],
    "the key is handed back in the peer's case",
    23,
  ),
  mutant(
    "answer-as-it-is",
    relay,
    [
      "return {\n            apiInvokerId,",
      "return {\n            ...answer,\n            apiInvokerId,",
    ],
    "unknown members of the peer's answer are handed back",
    24,
  ),
  mutant(
    "cache",
    relay,
    [
      "const answer = await this.#send(peer, asked, { wanted, trace: question.trace });",
      `this.kept ??= new Map();
        const named = JSON.stringify([ccfId, asked.apiInvokerId, asked.aefId]);
        const answer = this.kept.get(named) ?? (await this.#send(peer, asked, { wanted, trace: question.trace }));
        this.kept.set(named, answer);`,
    ],
    "a key is kept and handed out again",
    ...[25, 26, ...Array.from({ length: 43 }, (_, index) => index + 30), 101, 102, 103, 104, 115],
  ),
  mutant(
    "stale-on-error",
    relay,
    [
      "if (data === undefined)\n            throw refusalOf(response, error);",
      `this.kept ??= new Map();
        if (response.status === 500 && this.kept.has(apiInvokerId))
            return this.kept.get(apiInvokerId);
        if (data === undefined)
            throw refusalOf(response, error);
        this.kept.set(apiInvokerId, data);`,
    ],
    "an earlier key is handed out while the peer is out of order",
    ...[26, 53, 57],
  ),
  mutant(
    "shared-in-flight",
    relay,
    [
      "const answer = await this.#send(peer, asked, { wanted, trace: question.trace });",
      `this.under ??= new Map();
        const sent = this.under.get(asked.apiInvokerId) ?? this.#send(peer, asked, { wanted, trace: question.trace });
        this.under.set(asked.apiInvokerId, sent);
        const answer = await sent.finally(() => this.under.delete(asked.apiInvokerId));`,
    ],
    "questions of two AEFs about one invoker share an answer",
    27,
  ),
  mutant(
    "validity-raised",
    relay,
    [
      "Math.floor((answer.remainingValidity ?? 0) - elapsed)",
      "Math.max(600, answer.remainingValidity ?? 0)",
    ],
    "a key is valid for ten minutes at least",
    ...[28, 29, 30],
  ),
  mutant(
    "validity-halved",
    relay,
    [
      "Math.floor((answer.remainingValidity ?? 0) - elapsed)",
      "Math.floor(((answer.remainingValidity ?? 0) - elapsed) / 2)",
    ],
    "half of the validity is lost",
    28,
  ),
  mutant(
    "validity-from-the-answer",
    relay,
    ["(answer.remainingValidity ?? 0) - elapsed", "answer.remainingValidity ?? 0"],
    "the validity is counted from the answer",
    ...[29, 30],
  ),
  mutant(
    "validity-of-zero",
    relay,
    ["if (remainingValidity < 1)", "if (remainingValidity < -9)"],
    "a key is handed on with no second left",
    30,
  ),
];
