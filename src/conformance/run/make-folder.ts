import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code;

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Makes a folder and those above it; throws the system's error if one cannot be made. Node's own
 * `recursive` never returns below `/proc`.
 */
export const makeFolder = (directory: string): void => {
  if (isFolder(directory)) return;
  const above = dirname(directory);
  if (above !== directory) makeFolder(above);
  try {
    mkdirSync(directory);
  } catch (error) {
    if (codeOf(error) !== "EEXIST" || !isFolder(directory)) throw error;
  }
};
