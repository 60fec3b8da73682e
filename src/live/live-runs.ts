import { type RunResult, StepRecord } from "../lab/eleven-steps.js";
import { html } from "../markup/html.js";
import { runParts } from "../view/run-parts.js";
import type { Choice } from "./choice.js";
import { EventLog } from "./event-log.js";
import type { LiveParts } from "./page.js";
import { type ProcessState, partyCards } from "./party-cards.js";
import { partyStates } from "./party-states.js";
import { type RunParties, runWithFault } from "./run.js";

/** What a lab that can be looked at has to offer. */
export interface LiveLab extends RunParties {
  /** When CCF-B's process was last ended, on the clock of the steps; 0 if never. */
  ccfBEndedAt: () => number;
  processOf: (party: "CCF-A" | "CCF-B" | "AEF") => ProcessState;
}

const idle = html`<p id="verdict" class="verdict" role="status">no run yet</p>`;

/** The runs of a live lab, one at a time, and the events that they are to its pages. */
export class LiveRuns {
  readonly log = new EventLog();
  readonly #lab: LiveLab;
  #record = new StepRecord();
  #result: RunResult | undefined;
  #state: "idle" | "running" | "over" = "idle";

  constructor(lab: LiveLab) {
    this.#lab = lab;
  }

  /** Where the parties tell of their steps; what they tell when nothing runs is nobody's. */
  get record(): StepRecord | undefined {
    return this.#state === "running" ? this.#record : undefined;
  }

  /** Starts a run; false if one is under way. It ends by itself, whoever looks. */
  start(choice: Choice): boolean {
    if (this.#state === "running") return false;
    this.#state = "running";
    this.#result = undefined;
    this.#record = new StepRecord(() => this.#tell());
    this.#tell();
    this.#run(choice);
    return true;
  }

  /** The parts of the page as things stand. */
  parts(): LiveParts {
    const trace = this.#record.trace();
    const { expected, processOf, ccfBEndedAt } = this.#lab;
    const result = this.#result;
    const run = { trace, expected, ...(result === undefined ? {} : { result }) };
    const { verdict, ...others } = runParts(run);
    const parties = partyCards(partyStates(trace, ccfBEndedAt()), (party) =>
      party === "invoker" ? "in the lab's process" : processOf(party),
    );
    return { ...others, parties, verdict: this.#state === "idle" ? idle : verdict };
  }

  /** The parts as an event's data. */
  present(): string {
    const parts = Object.values(this.parts()).map(({ markup }) => markup);
    return JSON.stringify({ parts, isRunning: this.#state === "running" });
  }

  async #run(choice: Choice): Promise<void> {
    try {
      this.#result = await runWithFault(this.#lab, choice, this.#record);
    } catch (error) {
      const reason = `the lab itself failed: ${error instanceof Error ? error.message : error}`;
      this.#result = { passed: false, steps: [], tls: {}, failure: { step: 1, reason } };
    }
    this.#state = "over";
    this.#tell();
  }

  #tell(): void {
    this.log.add(this.present());
  }
}
