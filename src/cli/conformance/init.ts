import { writeFileSync } from "node:fs";
import { Command, Option } from "commander";
import { type Role, roles } from "../../conformance/case.js";
import type { InitOptions } from "../../conformance/init/target-file.js";
import { configured } from "../common.js";
import { action, quiet, UsageError } from "../terminal.js";
import { refuseExisting, writeNew } from "./write-new.js";

interface InitCommandOptions extends Omit<InitOptions, "role" | "out" | "command"> {
  role?: Role;
  out?: string;
  force?: boolean;
}

/** The command `conformance init`: writes a commented target file, and a PKI to test with. */
export const initCommand = (): Command =>
  quiet(new Command("init"), process)
    .description(
      "write a commented target file; asks on a terminal for what the options leave open",
    )
    .argument("[command...]", "for the role invoker: what starts it (its id is put behind)")
    .addOption(new Option("--role <role>", "what is under test").choices(roles))
    .option("--api-root <url>", "where it is (interconnect: where CCF-B is)")
    .option("--id <id>", "its own ccfId or aefId (interconnect: the AEF's)")
    .option("--ca <file>", "the anchor of its certificates, PEM")
    .option("--cert <file>", "the suite's own certificate there, PEM, if there is one already")
    .option("--key <file>", "its private key")
    .option("--pki <dir>", "make a throw-away PKI with every identity that the cases need")
    .option(
      "--listen <host>",
      "where the target finds the suite's own parties (default: 127.0.0.1)",
    )
    .option("--aef-api-root <url>", "interconnect: where the AEF is")
    .option("--aef-ca <file>", "interconnect: the anchor of the AEF's certificate (default: --ca)")
    .option("--out <file>", "the target file to write")
    .option("--force", "replace it")
    .addHelpText("after", "\nExit codes: 0 the file is written, 2 wrong usage or configuration.")
    .action(
      action(process, (command: string[], options: InitCommandOptions) =>
        configured(() => init(command, options)),
      ),
    );

const completed = async (command: string[], options: InitCommandOptions): Promise<InitOptions> => {
  const { role, out, force: _, ...given } = options;
  if (role !== undefined && out !== undefined) return { ...given, role, out, command };
  if (!process.stdin.isTTY)
    throw new UsageError("--role and --out are needed where there is no terminal to ask on");
  const { askForOptions } = await import("../../conformance/init/ask.js");
  const known = { ...given, command, ...(role && { role }), ...(out && { out }) };
  return askForOptions(known, { input: process.stdin, output: process.stderr });
};

const init = async (command: string[], options: InitCommandOptions): Promise<number> => {
  const wanted = await completed(command, options);
  if (options.force !== true) refuseExisting(wanted.out);
  const { initTarget } = await import("../../conformance/init/target-file.js");
  const { text, todo, todoFile } = await initTarget(wanted);
  writeNew(wanted.out, text, options.force === true);
  if (todoFile !== undefined) writeFileSync(todoFile, todo);
  process.stdout.write(
    `${todo}${todo && "\n"}${wanted.out} is written; next: conformance doctor --target ${wanted.out}\n`,
  );
  return 0;
};
