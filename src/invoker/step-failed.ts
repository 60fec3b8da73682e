import { ContractViolation } from "../contract/answers.js";
import { TransportError } from "../contract/transport.js";
import type { ProblemDetails } from "../contract/types.js";

/** A step of the eleven that did not end as it should, and why. */
export class StepFailed extends Error {
  readonly step: number;

  constructor(step: number, reason: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = "StepFailed";
    this.step = step;
  }
}

/** The failure that a refusal is. */
export const refused = (step: number, response: Response, body?: ProblemDetails): StepFailed => {
  const params = (body?.invalidParams ?? []).map(({ param, reason }) => `${param} ${reason ?? ""}`);
  const about = [body?.cause, body?.detail, ...params].filter((part) => part !== undefined);
  return new StepFailed(step, [`answered ${response.status}`, ...about].join(": "));
};

/** Runs a part of a step; what goes wrong on the way to an answer becomes its failure. */
export const during = async <T>(
  step: number | (() => number),
  work: () => Promise<T> | T,
): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TransportError || error instanceof ContractViolation)
      throw new StepFailed(typeof step === "number" ? step : step(), error.message, {
        cause: error,
      });
    throw error;
  }
};
