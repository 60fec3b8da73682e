import { Command } from "commander";
import { doctorCommand } from "./conformance/doctor.js";
import { icsCommand } from "./conformance/ics.js";
import { initCommand } from "./conformance/init.js";
import { listCommand } from "./conformance/list.js";
import { diffCommand, matrixCommand, verifyCommand } from "./conformance/reports.js";
import { runCommand } from "./conformance/run.js";
import { quiet } from "./terminal.js";

const help = `
init, doctor and run are the way to a verdict; the help of each has its exit codes.`;

/** The command `conformance`: judges somebody else's CCF, AEF or invoker. */
export const conformanceCommand = (): Command => {
  const command = quiet(new Command("conformance"), process)
    .description("judge somebody else's CCF, AEF or invoker")
    .addHelpText("after", help);
  for (const sub of [
    runCommand(),
    listCommand(),
    initCommand(),
    doctorCommand(),
    icsCommand(),
    verifyCommand(),
    diffCommand(),
    matrixCommand(),
  ])
    command.addCommand(sub);
  return command;
};
