#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { aefCommand } from "./aef.js";
import { ccfCommand } from "./ccf.js";
import { conformanceCommand } from "./conformance.js";
import { demoCommand } from "./demo.js";
import { docsCommand } from "./docs.js";
import { invokeCommand } from "./invoke.js";
import { labCommand } from "./lab.js";
import { mockCommand } from "./mock.js";
import { pskCommand } from "./psk.js";
import { quiet } from "./terminal.js";

const manifest = new URL("../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };

const program = quiet(new Command("capif-interconnect"), process)
  .description("CAPIF interconnect with TLS-PSK: TR 33.700-22 Solution #13, for real")
  .version(version)
  .addHelpText(
    "after",
    `
Exit codes: 0 done, 1 something failed, 2 wrong usage or configuration.

  capif-interconnect demo                 run the eleven steps, all parties on loopback
  capif-interconnect lab --dir lab        keep the same parties up, with certificates to use
  capif-interconnect conformance --help   judge somebody else's CCF, AEF or invoker`,
  );
for (const command of [
  demoCommand(),
  labCommand(),
  ccfCommand(),
  aefCommand(),
  invokeCommand(),
  mockCommand(),
  conformanceCommand(),
  pskCommand(),
  docsCommand(),
])
  program.addCommand(command);

// A reader that has seen enough (head, less) ends the command, as SIGPIPE would.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code === "EPIPE") process.exit(141);
});

await program.parseAsync();
