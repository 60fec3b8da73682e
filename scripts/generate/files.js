import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Writes one generated file, making its folder. */
export const write = (directory, name, text) => {
  const file = join(directory, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

export const writeJson = (directory, name, value) =>
  write(directory, name, `${JSON.stringify(value, null, 2)}\n`);
