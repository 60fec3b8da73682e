import {
  aefPskId,
  deriveAefPsk,
  type Explanation,
  explainAefPskId,
  interfaceInformation,
  type MistakeInputs,
} from "../psk/index.js";
import {
  type InputOptions,
  interfaceFrom,
  interfaceOf,
  secretsOf,
  sessionFrom,
  warnOfSessionId,
} from "./psk-inputs.js";
import { print, printJson, type Terminal, UsageError, usage } from "./terminal.js";

/** The options of `psk explain`. */
export interface ExplainOptions extends InputOptions {
  readonly aefPskId?: string;
  readonly otherInterface?: string;
  readonly otherSession?: string;
  readonly json?: boolean;
}

const NOTHING_FOUND = [
  "no known mistake gives that key: it comes from another TLS session (no new handshake),",
  "or from a value that was not given here (see --other-session and --other-interface)",
];

/** `psk explain`: names the mistake behind the other side's aefPskId; 0 only if both keys are equal. */
export async function explain(options: ExplainOptions, terminal: Terminal): Promise<number> {
  const theirs = otherKeyId(options.aefPskId);
  const inputs = await inputsOf(options, terminal);
  const ours = usage(() => ourKeyId(inputs));
  const explanations = usage(() => explainAefPskId(theirs, inputs));
  const equal = ours === theirs;
  if (options.json) {
    printJson(terminal, { equal, ours, theirs, explanations: explanations.map(asJson) });
  } else {
    print(terminal, [`ours      ${ours}`, `theirs    ${theirs}`]);
    print(terminal, equal ? ["equal: the other side derived the same key"] : linesOf(explanations));
  }
  return equal ? 0 : 1;
}

function otherKeyId(text: string | undefined): string {
  if (text === undefined || !/^[0-9A-Fa-f]{16}$/.test(text)) {
    throw new UsageError("--aef-psk-id takes the other side's aefPskId, 16 hex digits (not a key)");
  }
  return text.toLowerCase();
}

async function inputsOf(options: ExplainOptions, terminal: Terminal): Promise<MistakeInputs> {
  const { otherInterface, otherSession } = options;
  if ([options.masterSecretFile, options.sessionFile, otherSession].filter(isStdin).length > 1) {
    throw new UsageError("only one option can read stdin");
  }
  const secrets = await secretsOf(options, terminal);
  warnOfSessionId(secrets, terminal);
  return {
    ...secrets,
    interfaceDetails: interfaceOf(options),
    otherInterface:
      otherInterface === undefined ? undefined : interfaceFrom(otherInterface, "--other-interface"),
    otherSession:
      otherSession === undefined
        ? undefined
        : await sessionFrom(otherSession, "--other-session", terminal),
  };
}

function isStdin(name: string | undefined): boolean {
  return name === "-";
}

function ourKeyId(inputs: MistakeInputs): string {
  const p0 = interfaceInformation(inputs.interfaceDetails);
  return aefPskId(deriveAefPsk({ ...inputs, interfaceInformation: p0 }));
}

function linesOf(explanations: readonly Explanation[]): string[] {
  return explanations.length === 0
    ? NOTHING_FOUND
    : explanations.flatMap((one, i) => [...(i === 0 ? [] : ["or:"]), ...explanationLines(one)]);
}

function explanationLines({ mistakes, p0, s }: Explanation): string[] {
  return [
    ...mistakes.flatMap(({ id, title, advice }) => [`${id}: ${title}`, `  do: ${advice}`]),
    `its P0    ${p0}`,
    `its S     ${s.toString("hex")}`,
  ];
}

function asJson({ mistakes, p0, s }: Explanation) {
  const named = mistakes.map(({ id, title, advice }) => ({ id, title, advice }));
  return { mistakes: named, p0, s: s.toString("hex") };
}
