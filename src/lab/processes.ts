import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:net";
import { fileURLToPath } from "node:url";
import type { OnExchange } from "../contract/exchanges.js";
import type { OnStep } from "../contract/steps.js";
import { PartyFailed } from "./party-failed.js";
import type { PartyReport, ProcessOrder } from "./party-process.js";

/** A party of the lab that runs, usually in a process of its own. */
export interface LabParty {
  /** Resolves with a reason if the process ends before it was told to. */
  readonly ended: Promise<string>;
  close: () => Promise<void>;
}

/** Who is told what a party tells. */
export interface PartyObservers {
  onStep: OnStep;
  onExchange: OnExchange;
}

const script = fileURLToPath(new URL("party-process.js", import.meta.url));
const graceMs = 2000;

const endOf = ([code, signal]: unknown[]): string =>
  signal === null ? `exit code ${code}` : `${signal}`;

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  if (child.connected) child.disconnect();
  else child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await exited;
  clearTimeout(timer);
};

/** A party's process: it loads its code while its order is still being written. */
export class PartyProcess {
  readonly #child: ChildProcess;
  readonly #waiting: Promise<void>;

  constructor() {
    const child = fork(script, [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    const kill = () => void child.kill("SIGKILL");
    process.once("exit", kill);
    child.once("exit", () => process.off("exit", kill));
    this.#child = child;
    this.#waiting = this.#told("waiting");
    this.#waiting.catch(() => {}); // whoever gives the order hears of it
  }

  /** Hands the party its order and its listening socket; rejects with PartyFailed if it cannot start. */
  async start(
    order: ProcessOrder,
    socket: Server,
    { onStep, onExchange }: PartyObservers,
  ): Promise<LabParty> {
    const child = this.#child;
    child.on("message", (message: PartyReport) => {
      if (message.type === "step") onStep(message.event);
      if (message.type === "exchange") onExchange(message.event);
    });
    try {
      await this.#waiting;
      const ready = this.#told("ready");
      child.send(order, socket, () => socket.close());
      await ready;
    } catch (error) {
      await this.close();
      throw error instanceof PartyFailed
        ? new PartyFailed(`${order.name}: ${error.message}`, error.isMistake)
        : error;
    }
    const ended = once(child, "exit").then((how) => `${order.name} ended: ${endOf(how)}`);
    return { ended, close: () => this.close() };
  }

  close(): Promise<void> {
    return end(this.#child);
  }

  #told(type: "waiting" | "ready"): Promise<void> {
    const child = this.#child;
    return new Promise((resolve, reject) => {
      if (child.exitCode !== null || child.signalCode !== null)
        reject(new PartyFailed("ended before it was ready"));
      const onMessage = (message: PartyReport) => {
        if (message.type === type) settle(resolve);
        if (message.type === "failed")
          settle(() => reject(new PartyFailed(message.reason, message.isMistake)));
      };
      const onExit = (...how: unknown[]) =>
        settle(() => reject(new PartyFailed(`ended with ${endOf(how)} before it was ready`)));
      const onError = (error: Error) => settle(() => reject(new PartyFailed(error.message)));
      const settle = (done: () => void) => {
        child.off("message", onMessage).off("exit", onExit).off("error", onError);
        done();
      };
      child.on("message", onMessage).on("exit", onExit).on("error", onError);
    });
  }
}
