import { fileURLToPath } from "node:url";
import { checkVectors, type Difference, type VectorResult } from "../psk/index.js";
import { print, printJson, readInput, type Terminal, UsageError, usage } from "./terminal.js";

/** The options of `psk verify`. */
export interface VerifyOptions {
  readonly json?: boolean;
}

const PUBLISHED = new URL("../../openapi/vectors/aef-psk.json", import.meta.url);

/** `psk verify [FILE]`: checks a vectors file, the published one by default; 1 if a vector is wrong. */
export async function verify(
  file: string | undefined,
  options: VerifyOptions,
  terminal: Terminal,
): Promise<number> {
  const octets = await readInput(file ?? fileURLToPath(PUBLISHED), "FILE", terminal);
  const results = usage(() => checkVectors(parse(octets)));
  const right = results.filter(isRight).length;
  const passed = right === results.length;
  if (options.json) {
    printJson(terminal, { passed, results });
  } else {
    print(terminal, results.flatMap(linesOf));
    print(terminal, [`${right} of ${results.length} vectors are right`]);
  }
  return passed ? 0 : 1;
}

function parse(octets: Buffer): unknown {
  try {
    return JSON.parse(octets.toString());
  } catch {
    throw new UsageError("FILE is not JSON");
  }
}

function isRight({ differences }: VectorResult): boolean {
  return differences.length === 0;
}

function linesOf(result: VectorResult): string[] {
  const { kind, name, differences } = result;
  return [
    `${isRight(result) ? "ok   " : "WRONG"}  ${kind.padEnd(6)}  ${name}`,
    ...differences.flatMap(differenceLines),
  ];
}

function differenceLines({ member, expected, actual }: Difference): string[] {
  return expected === undefined
    ? [`       ${member}`]
    : [`       ${member}`, `         file  ${expected}`, `         ours  ${actual}`];
}
