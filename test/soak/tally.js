// What happened, and whether it may.

/** Milliseconds after a restart in which others may still meet its traces: notices are sent again, ports taken up. */
const traceMs = 3000;
/** Milliseconds in which a revoked key has to be dead. */
const revocationMs = 1000;

/** Words a failure without what differs from one to the next. */
const causeOf = (error) =>
  `${error.step === undefined ? "" : `step ${error.step}: `}${error.message}`
    .replace(/\d+\.\d+\.\d+\.\d+:\d+/g, "ADDRESS")
    .replace(/\b[0-9a-f]{16,}\b/g, "ID")
    .slice(0, 120);

/** Counts what a soak meets, and tells what is not as it should be. */
export class Tally {
  flows = 0;
  keys = 0;
  revocations = 0;
  restarts = 0;
  recovered = 0;
  /** What must never happen: each a sentence. */
  violations = [];
  #causes = new Map();
  #disturbances = [];

  /** A party is away from now on, until what is returned is called. */
  disturbed() {
    const disturbance = { from: performance.now(), to: Infinity };
    this.#disturbances.push(disturbance);
    return () => {
      disturbance.to = performance.now() + traceMs;
      this.restarts++;
    };
  }

  /** Whether a party was away, or just back, at some moment between these two. */
  wasDisturbed(from, to = performance.now()) {
    return this.#disturbances.some((one) => one.from <= to && one.to >= from);
  }

  /** A failure of work that began then; one that nothing explains is a violation. */
  failed(error, since) {
    const explained = this.wasDisturbed(since);
    const cause = causeOf(error);
    const known = this.#causes.get(cause) ?? { cause, duringRestarts: 0, otherwise: 0 };
    known[explained ? "duringRestarts" : "otherwise"]++;
    this.#causes.set(cause, known);
    if (!explained) this.violation(`nothing was restarted, and ${cause}`);
  }

  violation(text) {
    this.violations.push(text);
  }

  /**
   * Whether a key that was revoked then may still be taken at a moment: until a second later, or a
   * second after the disturbances that kept others from hearing of it. A later one excuses nothing.
   */
  mayStillBeTaken(revokedAt, at) {
    let until = revokedAt + revocationMs;
    for (const { from, to } of this.#disturbances) // the earliest first
      if (from <= until && to >= revokedAt) until = Math.max(until, to + revocationMs);
    return at < until;
  }

  result() {
    const { flows, keys, revocations, restarts, recovered, violations } = this;
    const failures = [...this.#causes.values()].sort(
      (a, b) => b.duringRestarts + b.otherwise - a.duringRestarts - a.otherwise,
    );
    return { flows, keys, revocations, restarts, recovered, failures, violations };
  }
}
