// Loaded into a server before anything else: says on SIGUSR2 how many connections it has accepted.
import { subscribe } from "node:diagnostics_channel";

let accepted = 0;
subscribe("net.server.socket", () => {
  accepted++;
});
process.on("SIGUSR2", () => process.stdout.write(`connections ${accepted}\n`));
