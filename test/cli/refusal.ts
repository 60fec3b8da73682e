import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { parse, stringify } from "yaml";
import { command, newDirectory, preloading } from "./command.js";
import { startLab } from "./started-lab.js";

/** A party's configuration as YAML has it. */
export type Configuration = Record<string, unknown> & { interfaces?: object[] };
export type Change = (own: Configuration) => object;

/** Says on stderr when anything listens. */
export const tellingOfListen = preloading(`
  const { Server } = require("node:net");
  const { listen } = Server.prototype;
  Server.prototype.listen = function (...args) {
    process.stderr.write("LISTENS\\n");
    return listen.apply(this, args);
  };`);

/** The folder of a lab that has ended, and changed configurations in it. */
export const endedLab = async () => {
  const lab = startLab();
  await lab.ready();
  await lab.end("SIGTERM");
  const directory = newDirectory();
  cpSync(lab.dir, directory, { recursive: true });
  writeFileSync(join(directory, "garbage.pem"), "-----BEGIN CERTIFICATE-----\nxyz\n");
  const write = (text: string, name = "changed"): string => {
    const file = join(directory, `${name}.yaml`);
    writeFileSync(file, text);
    return file;
  };
  return {
    directory,
    write,
    /** A party's configuration, changed; in its own file if that is told. */
    changed: (name: string, change: Change, file?: string): string =>
      write(stringify(change(parse(lab.folder.read(`${name}.yaml`)))), file),
  };
};

/** Expects one line on stderr, exit code 2, and that nothing has listened. */
export const expectRefusal = async (name: string, file: string, message: RegExp) => {
  const options = [name, "--config", file, "--log-level", "warn"];
  const { code, stdout, stderr } = await command(options, { env: tellingOfListen });

  expect(stderr).toMatch(/^error: .*\n$/);
  expect(stderr).toMatch(message);
  expect([code, stdout]).toEqual([2, ""]);
};
