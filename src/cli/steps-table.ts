import { styleText } from "node:util";
import type { RunResult, StepResult } from "../lab/eleven-steps.js";

/** Colours, where the reader is a terminal and wants them. */
const painter = (stream: { isTTY?: boolean }) => {
  const wanted = stream.isTTY === true && process.env.NO_COLOR === undefined;
  return (colour: "green" | "red" | "dim", text: string): string =>
    wanted ? styleText(colour, text) : text;
};

const line = ({ step, from, to, referencePoint, operation, ...rest }: StepResult): string =>
  [
    String(step).padStart(2),
    `${from} -> ${to}`.padEnd(18),
    referencePoint.padEnd(9),
    operation.padEnd(42),
    `${rest.durationMs.toFixed(1).padStart(7)} ms`,
    rest.outcome,
  ].join("  ");

/** A line a step, then what became of the run. */
export const writeSteps = (
  result: RunResult,
  expected: number,
  stream: NodeJS.WriteStream,
): void => {
  const paint = painter(stream);
  for (const step of result.steps) {
    const tls = result.tls[String(step.step)];
    const suffix = tls === undefined ? "" : paint("dim", `  [${tls.version} ${tls.suite}]`);
    stream.write(`${line(step)}${suffix}\n`);
  }
  if (result.failure === undefined) {
    stream.write(`${paint("green", `${expected} of ${expected} steps passed`)}\n`);
    return;
  }
  const { step, reason } = result.failure;
  if (result.traceId !== undefined)
    stream.write(`${paint("dim", `the parties' logs have it as traceId ${result.traceId}`)}\n`);
  stream.write(`${paint("red", `step ${step} failed: ${reason}`)}\n`);
};
