import { apiNames, readDocument } from "../contract/documents.js";
import type { ConnectionFacts, ExchangeEvent } from "../contract/exchanges.js";
import type { ShownMessage } from "../contract/shown-message.js";
import { type Step, steps } from "../contract/steps.js";
import { inTime, type RunResult, type RunTrace } from "../lab/eleven-steps.js";

/** A run, as far as it has come. */
export interface SeenRun {
  trace: RunTrace;
  /** Absent while it goes on. */
  result?: RunResult;
  /** The steps that somebody here can tell of. */
  expected: readonly number[];
}

/** A request or an answer, or why there was none. */
export interface StepMessage {
  /** The request line, or the status. */
  line: string;
  message?: ShownMessage;
  failure?: string;
}

/** One step of a run, ready to be shown. */
export interface StepView extends Step {
  state: "done" | "failed" | "pending";
  /** Milliseconds since the run began. */
  at?: number;
  /** What the parties told, each thing once. */
  told: string[];
  messages: StepMessage[];
  connection?: ConnectionFacts;
  /** Why the run ended here. */
  reason?: string;
  /** Whether nobody here could see it. */
  isUnseen: boolean;
  clause: string;
}

const clauseOf = (step: number): string => {
  const operations = apiNames.flatMap((api) =>
    Object.values(readDocument(api).paths).flatMap((item) => Object.values(item)),
  );
  const found = operations.find((operation) => operation["x-step"]?.includes(step));
  return found?.["x-clause"] ?? "";
};

/** TLS that never came to be is step 2, not the request that it should have carried. */
const isWithoutTls = ({ steps: [asked], failure, connection }: ExchangeEvent): boolean =>
  asked === 1 && failure !== undefined && connection === undefined;

const requestOf = ({ method, url, request, failure }: ExchangeEvent): StepMessage[] => [
  { line: `${method} ${url}`, message: request },
  ...(failure === undefined ? [] : [{ line: "no answer", failure }]),
];

const statusLine = (answer: NonNullable<ExchangeEvent["answer"]>): string => {
  const { body } = answer;
  const hasCause = typeof body === "object" && body !== null && "cause" in body;
  return hasCause ? `${answer.status} ${String(body.cause)}` : String(answer.status);
};

const answerOf = ({ answer }: ExchangeEvent): StepMessage[] =>
  answer === undefined ? [] : [{ line: statusLine(answer), message: answer }];

const messagesOf = (number: number, exchanges: readonly ExchangeEvent[]): StepMessage[] =>
  exchanges.flatMap((exchange) => {
    if (isWithoutTls(exchange))
      return number === 2 ? [{ line: "no TLS", failure: exchange.failure ?? "" }] : [];
    const [asked, answered] = exchange.steps;
    return [
      ...(asked === number ? requestOf(exchange) : []),
      ...(answered === number ? answerOf(exchange) : []),
    ];
  });

const carrierOf = (step: number): number => (step === 2 ? 1 : step);

const atOf = (step: number, { startedAt, events, exchanges }: RunTrace): number | undefined => {
  const times = [
    ...events.filter((event) => event.step === step).map(({ at }) => at),
    ...exchanges.flatMap(({ steps: [asked, answered], ...exchange }) => [
      ...(asked === step ? [exchange.startedAt] : []),
      ...(answered === step && exchange.answer !== undefined ? [exchange.endedAt] : []),
    ]),
  ];
  return times.length === 0 ? undefined : Math.max(0, Math.max(...times) - startedAt);
};

const stateOf = (
  step: number,
  messages: readonly StepMessage[],
  { trace, result }: SeenRun,
): StepView["state"] => {
  const last = messages.at(-1);
  const isRefused = Number.parseInt(last?.line ?? "", 10) >= 400;
  if (result?.failure?.step === step || isRefused || last?.failure !== undefined) return "failed";
  const isTold = trace.events.some((event) => event.step === step);
  return isTold || messages.length > 0 ? "done" : "pending";
};

const stepView = (described: Step, run: SeenRun): StepView => {
  const { step } = described;
  const { trace, result, expected } = run;
  const messages = messagesOf(step, trace.exchanges);
  const carrier = trace.exchanges.findLast(({ steps: [asked] }) => asked === carrierOf(step));
  const at = messages.length > 0 || step !== 1 ? atOf(step, trace) : undefined;
  const told = trace.events.filter((event) => event.step === step).map(({ outcome }) => outcome);
  const state = stateOf(step, messages, run);
  const reason = result?.failure?.step === step ? result.failure.reason : undefined;
  return {
    ...described,
    state,
    ...(at === undefined ? {} : { at }),
    told: [...new Set(told)],
    messages,
    ...(carrier?.connection === undefined ? {} : { connection: carrier.connection }),
    ...(reason === undefined ? {} : { reason }),
    isUnseen: state === "pending" && !expected.includes(step),
    clause: clauseOf(step),
  };
};

/** The eleven steps of a run in the order of time. */
export const stepViews = (run: SeenRun): StepView[] =>
  inTime.flatMap((number) => {
    const described = steps.find(({ step }) => step === number);
    return described === undefined ? [] : [stepView(described, run)];
  });
