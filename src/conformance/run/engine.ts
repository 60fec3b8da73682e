import { fileURLToPath } from "node:url";
import type { Reporter, TestCase, Vitest } from "vitest/node";
import { type Case, levels, roles } from "../case.js";
import { type CaseResult, described } from "./outcome.js";

/** What the engine runs, and who hears of each verdict. */
export interface EngineOptions {
  /** Absolute, so that the worker finds it. */
  targetFile: string;
  cases: readonly Case[];
  onResult: (result: CaseResult) => void;
  /** Ends the run early; what has a verdict by then keeps it. */
  signal?: AbortSignal;
}

const atOnce = 32;
const directory = fileURLToPath(new URL(".", import.meta.url));

const withoutVerdict = (one: Case, reason: string): CaseResult => ({
  ...described(one),
  outcome: "error",
  fault: "suite",
  reason,
  durationMs: 0,
  exchanges: [],
});

/** vitest's side: hands each test's verdict on. */
const reporterFor = (
  { cases, onResult, signal }: EngineOptions,
  told: Map<string, CaseResult>,
): Reporter => {
  const tell = (result: CaseResult) => {
    if (told.has(result.id)) return;
    told.set(result.id, result);
    onResult(result);
  };
  const verdictOf = (test: TestCase): CaseResult | undefined => {
    const verdict = test.meta().conformance;
    const one = cases.find(({ id }) => id === test.name);
    if (verdict !== undefined || one === undefined) return verdict;
    if (signal?.aborted) return undefined;
    const [error] = test.result().errors ?? [];
    return withoutVerdict(one, error?.message ?? "it came to no verdict");
  };
  return {
    onTestCaseResult: (test) => {
      const verdict = verdictOf(test);
      if (verdict !== undefined) tell(verdict);
    },
    onTestRunEnd: (_, errors) => {
      if (signal?.aborted) return;
      const [error] = errors;
      for (const one of cases)
        if (!told.has(one.id)) tell(withoutVerdict(one, error?.message ?? "it did not run"));
    },
  };
};

const signals = ["SIGINT", "SIGTERM"] as const;

/** vitest would end the process at a signal, reports or not: who started the run decides that. */
const withoutItsSignals = async <T>(create: () => Promise<T>): Promise<T> => {
  const before = signals.map((signal) => process.listeners(signal));
  const created = await create();
  for (const [index, signal] of signals.entries())
    for (const listener of process.listeners(signal))
      if (!before[index]?.includes(listener)) process.off(signal, listener);
  return created;
};

const startVitest = async (options: EngineOptions, reporter: Reporter): Promise<Vitest> => {
  const { createVitest } = await import("vitest/node");
  return createVitest("test", {
    root: directory,
    config: false,
    include: ["suite.js"],
    exclude: [],
    watch: false,
    cache: false,
    pool: "threads",
    isolate: false,
    fileParallelism: false,
    maxConcurrency: atOnce,
    reporters: [reporter],
    tags: [...roles, ...levels].map((name) => ({ name: name.toLowerCase() })),
    provide: {
      conformance: {
        targetFile: options.targetFile,
        ids: options.cases.map(({ id }) => id),
      },
    },
  });
};

/** Runs the cases on vitest, each as one test; the results are in the order of their verdicts. */
export const runOnVitest = async (options: EngineOptions): Promise<CaseResult[]> => {
  const told = new Map<string, CaseResult>();
  const reporter = reporterFor(options, told);
  const vitest = await withoutItsSignals(() => startVitest(options, reporter));
  const cancel = () => void vitest.cancelCurrentRun("keyboard-input");
  options.signal?.addEventListener("abort", cancel);
  try {
    await vitest.start();
  } finally {
    options.signal?.removeEventListener("abort", cancel);
    await vitest.close();
  }
  return [...told.values()];
};
