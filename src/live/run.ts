import {
  type InvokerSide,
  type RunResult,
  runElevenSteps,
  type StepRecord,
} from "../lab/eleven-steps.js";
import type { Choice } from "./choice.js";
import { withInterlude, withWrongKey } from "./faulty-invoker.js";

/** What a run takes of the lab. */
export interface RunParties {
  /** An invoker of CCF-B, or one that CCF-B has never heard of, that tells this record. */
  invoker: (choice: Choice, record: StepRecord) => InvokerSide;
  /** Ends CCF-B's process; resolves with what starts it again. */
  stopCcfB: () => Promise<() => Promise<void>>;
  /** The steps that somebody here can tell of. */
  expected: readonly number[];
}

const run = { through: 11, method: "GET", path: "/sample-service/v1/whoami" };

/** Runs the eleven steps with the fault that was chosen, and mends it after. */
export const runWithFault = async (
  parties: RunParties,
  choice: Choice,
  record: StepRecord,
): Promise<RunResult> => {
  let startAgain = async () => {};
  const stop = async () => {
    startAgain = await parties.stopCcfB();
  };
  const rightful = parties.invoker(choice, record);
  const { fault } = choice;
  const invoker = fault === "wrong-key" ? withWrongKey(rightful) : rightful;
  try {
    if (fault === "ccf-b-down") await stop();
    const one = fault === "ccf-b-lost" ? withInterlude(invoker, stop) : invoker;
    return await runElevenSteps(one, record, run, parties.expected);
  } finally {
    await startAgain();
  }
};
