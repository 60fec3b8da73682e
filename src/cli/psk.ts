import { Command } from "commander";
import { type DeriveOptions, derive } from "./psk-derive.js";
import { type ExplainOptions, explain } from "./psk-explain.js";
import { withInputs } from "./psk-inputs.js";
import { type VerifyOptions, verify } from "./psk-verify.js";
import { action, quiet, type Terminal } from "./terminal.js";

/**
 * The command `psk` with its sub-commands derive, verify and explain. Exit code 0 means done, all
 * vectors right, or keys equal; 1 wrong vectors or different keys; 2 wrong usage or an unusable file.
 */
export function pskCommand(terminal: Terminal = process): Command {
  const psk = quiet(new Command("psk"), terminal).description(
    "derive AEF_PSK (TS 33.122 A.1), check vectors, find out why two keys differ",
  );
  addDerive(psk, terminal);
  addVerify(psk, terminal);
  addExplain(psk, terminal);
  return psk;
}

function addDerive(psk: Command, terminal: Terminal): void {
  withInputs(psk.command("derive"))
    .description("derive a key from given inputs; shows P0, S and the key id")
    .option("--show-key", "print AEF_PSK too")
    .option("--out <file>", "write AEF_PSK as hex to a new file that only you can read")
    .option("--json", "print JSON")
    .addHelpText("after", SECRETS)
    .action(action(terminal, (options: DeriveOptions) => derive(options, terminal)));
}

function addVerify(psk: Command, terminal: Terminal): void {
  psk
    .command("verify")
    .argument("[file]", "a vectors file; - is stdin (default: the published vectors)")
    .description("check a vectors file against our derivation; exit 1 if a vector is wrong")
    .option("--json", "print JSON")
    .action(
      action(terminal, (file: string | undefined, options: VerifyOptions) =>
        verify(file, options, terminal),
      ),
    );
}

function addExplain(psk: Command, terminal: Terminal): void {
  withInputs(psk.command("explain"))
    .description("name the mistake behind the other side's key; exit 0 only if the keys are equal")
    .option("--aef-psk-id <id>", "the other side's aefPskId, 16 hex digits")
    .option("--other-interface <url>", "an interface that the other side may have taken instead")
    .option("--other-session <file>", "an OpenSSL session that it may have taken instead")
    .option("--json", "print JSON")
    .addHelpText("after", SECRETS)
    .action(action(terminal, (options: ExplainOptions) => explain(options, terminal)));
}

const SECRETS = `
Secrets come from files or stdin, never from the command line:
  capif-interconnect psk derive --interface https://aef.example.com:8443/nef \\
    --session-id 8081...9f --master-secret-file -   (then type or pipe 96 hex digits)`;
