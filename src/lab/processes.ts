import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import type { Server } from "node:net";
import { fileURLToPath } from "node:url";
import type { OnStep } from "../contract/steps.js";
import type { PartyReport, ProcessOrder } from "./party-process.js";

/** A party of the lab that runs, usually in a process of its own. */
export interface LabParty {
  /** Resolves with a reason if the process ends before it was told to. */
  readonly ended: Promise<string>;
  close: () => Promise<void>;
}

const script = fileURLToPath(new URL("party-process.js", import.meta.url));
const graceMs = 2000;

const readyOf = (child: ChildProcess, order: ProcessOrder, socket: Server): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${order.name} ended with exit code ${code}`)));
    child.on("message", (message: PartyReport) => {
      if (message.type === "waiting") child.send(order, socket, () => socket.close());
      if (message.type === "ready") resolve();
      if (message.type === "failed") reject(new Error(`${order.name}: ${message.reason}`));
    });
  });

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  if (child.connected) child.disconnect();
  else child.kill();
  const timer = setTimeout(() => child.kill("SIGKILL"), graceMs);
  await exited;
  clearTimeout(timer);
};

/** Starts a party and hands it its listening socket; rejects, with nothing left, if it cannot start. */
export const startPartyProcess = async (
  order: ProcessOrder,
  socket: Server,
  onStep: OnStep,
): Promise<LabParty> => {
  const child = fork(script, [], { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  child.on("message", (message: PartyReport) => {
    if (message.type === "step") onStep(message.event);
  });
  try {
    await readyOf(child, order, socket);
  } catch (error) {
    await end(child);
    throw error;
  }
  const ended = once(child, "exit").then(
    ([code, signal]) => `${order.name} ended: ${signal ?? code}`,
  );
  return { ended, close: () => end(child) };
};
