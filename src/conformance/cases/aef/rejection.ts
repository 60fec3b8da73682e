import { isDeepStrictEqual } from "node:util";
import type { Reply } from "../../bench/caller.js";
import { expect, expectRefusal } from "../../bench/expect.js";
import { answerJson, type Behaviour } from "../../bench/neighbour.js";

/** Expects all that a stranger may learn of a refusal. */
export const expectRejection = (reply: Reply): void => {
  expectRefusal(reply, { status: 403, cause: "AUTHENTICATION_REJECTED" });
};

/** Expects that two refusals cannot be told apart. */
export const expectSameBody = (reply: Reply, other: Reply): void => {
  expect(isDeepStrictEqual(reply.json, other.json), "two refusals have different bodies", {
    expected: other.json,
    actual: reply.json,
  });
};

/** A CCF that refuses. */
export const refusing = (
  status: number,
  cause?: string,
  headers: { [name: string]: string } = {},
): Behaviour =>
  answerJson(
    status,
    { status, title: "Refused", ...(cause === undefined ? {} : { cause }) },
    headers,
  );
