import { Command } from "commander";
import type { StatedTarget } from "../../conformance/statement/form.js";
import { configured } from "../common.js";
import { action, printJson, quiet } from "../terminal.js";
import { writeNew } from "./write-new.js";

interface IcsOptions {
  target?: string;
  out?: string;
  force?: boolean;
  json?: boolean;
}

/** The command `conformance ics`: the implementation conformance statement, to fill in. */
export const icsCommand = (): Command =>
  quiet(new Command("ics"), process)
    .description("print the implementation conformance statement, the `features:` of a target file")
    .option("--target <file>", "with this target's answers (default: every item's default)")
    .option("--out <file>", "write it to a new file")
    .option("--force", "replace the file")
    .option("--json", "print JSON: every item with its question, clause and answer")
    .addHelpText("after", "\nExit codes: 0 done, 2 wrong usage or configuration.")
    .action(action(process, (options: IcsOptions) => configured(() => ics(options))));

const targetOf = async ({ target }: IcsOptions): Promise<StatedTarget | undefined> => {
  if (target === undefined) return undefined;
  const { loadTarget } = await import("../../conformance/target/target.js");
  return loadTarget(target);
};

const ics = async (options: IcsOptions): Promise<number> => {
  const target = await targetOf(options);
  const { statementAnswers, statementItems } = await import(
    "../../conformance/statement/statement.js"
  );
  const { statementForm } = await import("../../conformance/statement/form.js");
  const form = statementForm(target);
  if (options.out !== undefined) writeNew(options.out, form, options.force === true);
  if (options.json === true) {
    const answers = statementAnswers(target ?? {});
    printJson(process, {
      items: statementItems().map((item) => ({ ...item, answer: answers[item.id] })),
    });
  } else if (options.out === undefined) process.stdout.write(form);
  return 0;
};
