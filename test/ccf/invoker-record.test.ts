import { describe, expect, test } from "vitest";
import { noRecord, withContext } from "../../src/ccf/invoker-record.js";
import type { AefKey, SecurityContext } from "../../src/ccf/security-contexts.js";
import { subscription } from "../revocation/subscription.js";

const p0 = "https://one.example:443";

/** A context with one key, which its AEF wants to hear of. */
const contextWith = (number: number): SecurityContext => {
  const expiresAt = performance.now() + 60_000;
  const aefPsk = Buffer.alloc(32, number);
  const key: AefKey = { p0, aefPsk, aefPskId: String(number), expiresAt, subscription };
  return {
    apiInvokerId: "API-INVOKER-1",
    notificationDestination: "https://invoker.invalid/",
    entries: [],
    keys: new Map([[p0, key]]),
  };
};

const idsOf = (keys: readonly { aefPskId: string }[]) => keys.map(({ aefPskId }) => aefPskId);

describe("what an invoker's keys become when it gets new ones", () => {
  test("is superseded for the latest sixteen, and revoked for the oldest beyond them", () => {
    let { record } = withContext(noRecord, contextWith(0));
    for (let number = 1; number <= 16; number++) {
      const { record: next, revokes } = withContext(record, contextWith(number));
      expect(revokes).toEqual([]);
      record = next;
    }
    const { record: last, revokes } = withContext(record, contextWith(17));

    expect(idsOf(revokes)).toEqual(["0"]);
    expect([...last.revoked.keys()]).toEqual(["0"]);
    expect(idsOf(last.superseded)).toEqual(Array.from({ length: 16 }, (_, at) => String(at + 1)));
  });
});
