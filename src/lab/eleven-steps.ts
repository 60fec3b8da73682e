import type { ExchangeEvent, OnExchange } from "../contract/exchanges.js";
import { now, type OnStep, type StepEvent, steps, type TlsFacts } from "../contract/steps.js";
import type { ApiInvoker } from "../invoker/index.js";
import { StepFailed } from "../invoker/index.js";

/** One step of a run as it is reported. */
export interface StepResult {
  step: number;
  from: string;
  to: string;
  referencePoint: string;
  operation: string;
  outcome: string;
  durationMs: number;
}

/** A run of the eleven steps. */
export interface RunResult {
  passed: boolean;
  /** Names the run in the logs of all parties. */
  traceId?: string;
  steps: StepResult[];
  /** What each handshake agreed on, by the step that it belongs to. */
  tls: Record<string, TlsFacts>;
  failure?: { step: number; reason: string };
  /** The answer of step 11's service API call. */
  answer?: { status: number; body: string };
}

/** How far to go, and what to call in step 11. */
export interface Run {
  through: number;
  method: string;
  path: string;
}

/** Everything that was told of a run. */
export interface RunTrace {
  /** {@link now}. */
  startedAt: number;
  events: readonly StepEvent[];
  exchanges: readonly ExchangeEvent[];
}

/** What the steps need of an invoker. */
export type InvokerSide = Pick<
  ApiInvoker,
  "traceId" | "obtainSecurityMethod" | "initiateAuthentication" | "call" | "close"
>;

/** TLS comes before the request that it carries (TS 33.122 6.3.1.2). */
export const inTime: readonly number[] = [2, 1, 3, 4, 5, 6, 7, 8, 9, 10, 11];

/** Collects what the parties tell of the steps, wherever they run. */
export class StepRecord {
  readonly #events = new Map<number, StepEvent[]>();
  readonly #startedAt = now();
  readonly #exchanges: ExchangeEvent[] = [];
  readonly #listeners = new Set<() => void>();

  /** `onChange` is called after each thing told. */
  constructor(onChange: () => void = () => {}) {
    this.#listeners.add(onChange);
  }

  readonly add: OnStep = (event) => {
    this.#events.set(event.step, [...(this.#events.get(event.step) ?? []), event]);
    for (const listener of this.#listeners) listener();
  };

  readonly addExchange: OnExchange = (exchange) => {
    this.#exchanges.push(exchange);
    for (const listener of this.#listeners) listener();
  };

  trace(): RunTrace {
    const events = [...this.#events.values()].flat();
    return { startedAt: this.#startedAt, events, exchanges: [...this.#exchanges] };
  }

  /** Resolves when something was told of each of these steps, or after `timeoutMs`. */
  async settled(expected: readonly number[], timeoutMs: number): Promise<void> {
    const isComplete = () => expected.every((step) => this.#events.has(step));
    if (isComplete()) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.#listeners.delete(check);
        resolve();
      };
      const check = () => {
        if (isComplete()) done();
      };
      const timer = setTimeout(done, timeoutMs);
      this.#listeners.add(check);
    });
  }

  /** The steps told of, each with the time since the one before it. */
  results(): StepResult[] {
    let previous = this.#startedAt;
    const results = inTime.flatMap((step): StepResult[] => {
      const events = this.#events.get(step) ?? [];
      const described = steps.find((one) => one.step === step);
      if (events.length === 0 || described === undefined) return [];
      const at = Math.max(...events.map((event) => event.at));
      const durationMs = Math.max(0, Math.round((at - previous) * 10) / 10);
      previous = Math.max(at, previous);
      const outcome = [...new Set(events.map((event) => event.outcome))].join(", not ");
      return [{ ...described, outcome, durationMs }];
    });
    return results.sort((a, b) => a.step - b.step);
  }

  tls(): Record<string, TlsFacts> {
    const withTls = [...this.#events.values()].flat().filter((event) => event.tls !== undefined);
    return Object.fromEntries(withTls.map(({ step, tls }) => [String(step), tls as TlsFacts]));
  }

  /** The key ids that the two ends of step 3 told. */
  keyIds(): Set<string> {
    return new Set((this.#events.get(3) ?? []).map(({ outcome }) => outcome));
  }
}

const runAsInvoker = async (
  invoker: InvokerSide,
  { through, method, path }: Run,
): Promise<RunResult["answer"]> => {
  const security = await invoker.obtainSecurityMethod();
  if (through < 4) return undefined;
  const ready = await invoker.initiateAuthentication(security);
  if (through < 11) return undefined;
  const { response, connection } = await invoker.call(security, ready, path, { method });
  try {
    return { status: response.status, body: await response.text() };
  } finally {
    await connection.close();
  }
};

const failureOf = (error: unknown): NonNullable<RunResult["failure"]> => {
  if (error instanceof StepFailed) return { step: error.step, reason: error.message };
  throw error;
};

/** A failure that the invoker saw at step 4 happened at the first step that nobody told of, if all tell. */
const located = (
  failure: NonNullable<RunResult["failure"]>,
  results: readonly StepResult[],
  expected: readonly number[],
): NonNullable<RunResult["failure"]> => {
  if (failure.step !== 4 || !expected.includes(4)) return failure;
  const told = new Set(results.map(({ step }) => step));
  const step = expected.find((candidate) => candidate >= 4 && !told.has(candidate));
  return { ...failure, step: step ?? failure.step };
};

/**
 * Runs the steps as invoker. `expected` are those that somebody has to tell of; one that nobody told
 * of, and two ends with different keys, are failures.
 */
export const runElevenSteps = async (
  invoker: InvokerSide,
  record: StepRecord,
  run: Run,
  expected: readonly number[],
): Promise<RunResult> => {
  let failure: RunResult["failure"];
  let answer: RunResult["answer"];
  try {
    answer = await runAsInvoker(invoker, run);
    if (answer !== undefined && answer.status >= 400)
      failure = { step: 11, reason: `the service API answered ${answer.status}` };
  } catch (error) {
    failure = failureOf(error);
  } finally {
    await invoker.close();
  }
  // What other processes told before the invoker failed may still be on its way.
  await record.settled(expected, failure === undefined ? 1000 : 200);
  const results = record.results();
  failure = failure && located(failure, results, expected);
  const untold = expected.find((step) => !results.some((result) => result.step === step));
  if (record.keyIds().size > 1) failure ??= { step: 3, reason: "the two ends derived two keys" };
  if (untold !== undefined) failure ??= { step: untold, reason: "no party told of it" };
  return {
    passed: failure === undefined,
    traceId: invoker.traceId,
    steps: results,
    tls: record.tls(),
    ...(failure === undefined ? {} : { failure }),
    ...(answer === undefined ? {} : { answer }),
  };
};
