import type { Problem } from "../http/problem.js";
import { type Claim, claimDigest } from "./claims.js";

const most = 10_000;

/**
 * Remembers for a short while what the CCF refused, for the very same question only: another
 * aefPskId is another question, or a stranger could lock out a rekey.
 */
export class RecentFailures {
  readonly #memoryMs: number;
  readonly #failures = new Map<string, { problem: Problem; until: number }>();

  constructor(memorySeconds: number) {
    this.#memoryMs = memorySeconds * 1000;
  }

  find(claim: Claim, aefPskId: string | undefined): Problem | undefined {
    const failure = this.#failures.get(claimDigest(claim, aefPskId));
    return failure !== undefined && failure.until > performance.now() ? failure.problem : undefined;
  }

  remember(claim: Claim, aefPskId: string | undefined, problem: Problem): void {
    const question = claimDigest(claim, aefPskId);
    this.#failures.delete(question);
    this.#failures.set(question, { problem, until: performance.now() + this.#memoryMs });
    const present = performance.now();
    // Oldest first, so that the loop ends at the first that is neither stale nor one too many.
    for (const [oldest, { until }] of this.#failures) {
      if (until > present && this.#failures.size <= most) break;
      this.#failures.delete(oldest);
    }
  }
}
