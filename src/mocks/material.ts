import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MockOptions, MockTls } from "./options.js";

/** What a mock speaks TLS with, if it does. */
export interface Material {
  tls: MockTls | undefined;
  /** The folder of the throw-away PKI. */
  directory: string | undefined;
  /** Removes what the mock made for itself. */
  remove: () => void;
}

const keep = () => {};

const madeIn = async (directory: string, host: string): Promise<MockTls> => {
  const { makeMockPki } = await import("./pki.js");
  const files = await makeMockPki(directory, host);
  const read = (file: string) => readFileSync(join(directory, file));
  return { cert: read(files.cert), key: read(files.key), ca: read(files.ca) };
};

/** Takes the given certificate, or makes a throw-away PKI. */
export const materialOf = async ({
  tls = false,
  directory,
  host = "127.0.0.1",
}: MockOptions): Promise<Material> => {
  if (tls === false) return { tls: undefined, directory: undefined, remove: keep };
  if (tls !== true) return { tls, directory: undefined, remove: keep };
  if (directory !== undefined)
    return { tls: await madeIn(directory, host), directory, remove: keep };
  const temporary = mkdtempSync(join(tmpdir(), "capif-mock-"));
  const remove = () => rmSync(temporary, { recursive: true, force: true });
  try {
    return { tls: await madeIn(temporary, host), directory: temporary, remove };
  } catch (error) {
    remove();
    throw error;
  }
};
