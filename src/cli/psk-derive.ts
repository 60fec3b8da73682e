import { writeFile } from "node:fs/promises";
import { aefPskId, aefPskInput, deriveAefPsk, interfaceInformation } from "../psk/index.js";
import { type InputOptions, interfaceOf, secretsOf, warnOfSessionId } from "./psk-inputs.js";
import { codeOf, print, printJson, type Terminal, UsageError, usage } from "./terminal.js";

/** The options of `psk derive`. */
export interface DeriveOptions extends InputOptions {
  readonly showKey?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** `psk derive`: shows P0, S field by field and the key id; the key only where it was asked for. */
export async function derive(options: DeriveOptions, terminal: Terminal): Promise<number> {
  const p0 = usage(() => interfaceInformation(interfaceOf(options)));
  const secrets = await secretsOf(options, terminal);
  warnOfSessionId(secrets, terminal);
  const source = { ...secrets, interfaceInformation: p0 };
  const key = usage(() => deriveAefPsk(source));
  if (options.out !== undefined) {
    await writeKey(options.out, key);
  }
  const derivation = {
    p0,
    s: aefPskInput(source).toString("hex"),
    fields: fieldsOf(aefPskInput(source), Buffer.byteLength(p0)),
    aefPskId: aefPskId(key),
    ...(options.showKey ? { aefPsk: key.toString("hex") } : {}),
  };
  if (options.json) {
    printJson(terminal, derivation);
  } else {
    print(terminal, linesOf(derivation));
  }
  return 0;
}

interface Fields {
  readonly fc: string;
  readonly p0: string;
  readonly l0: string;
  readonly p1: string;
  readonly l1: string;
}

function fieldsOf(s: Buffer, p0Length: number): Fields {
  const l0 = 1 + p0Length;
  const hex = (start: number, end: number) => s.toString("hex", start, end);
  return {
    fc: hex(0, 1),
    p0: hex(1, l0),
    l0: hex(l0, l0 + 2),
    p1: hex(l0 + 2, s.length - 2),
    l1: hex(s.length - 2, s.length),
  };
}

interface Derivation {
  readonly p0: string;
  readonly s: string;
  readonly fields: Fields;
  readonly aefPskId: string;
  readonly aefPsk?: string;
}

function linesOf({ p0, s, fields, aefPskId: id, aefPsk }: Derivation): string[] {
  return [
    `P0        ${p0}`,
    `S         ${s}`,
    `  FC      ${fields.fc}`,
    `  P0      ${fields.p0} (interface information)`,
    `  L0      ${fields.l0} (${Number.parseInt(fields.l0, 16)} octets)`,
    `  P1      ${fields.p1 || "-"} (Session ID)`,
    `  L1      ${fields.l1} (${Number.parseInt(fields.l1, 16)} octets)`,
    `aefPskId  ${id}`,
    ...(aefPsk === undefined ? [] : [`AEF_PSK   ${aefPsk}`]),
  ];
}

async function writeKey(file: string, key: Buffer): Promise<void> {
  try {
    await writeFile(file, `${key.toString("hex")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    throw new UsageError(`--out cannot make a new file of that name (${codeOf(error)})`);
  }
}
