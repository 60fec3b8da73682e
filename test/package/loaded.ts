import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunOptions, run } from "../support/run.js";

/** Every module that a Node program ran: V8's coverage knows ES modules and CommonJS alike. */
const modulesOf = async (args: readonly string[], options: RunOptions): Promise<string[]> => {
  const directory = mkdtempSync(join(tmpdir(), "capif-loaded-"));
  try {
    const env = { NODE_V8_COVERAGE: directory };
    const { code, stderr } = await run(process.execPath, args, { ...options, env });
    if (code !== 0) throw new Error(`ended with ${code}: ${stderr}`);
    const reports = readdirSync(directory).map((name) =>
      readFileSync(join(directory, name), "utf8"),
    );
    const urls = reports.flatMap((report) =>
      JSON.parse(report).result.map(({ url }: { url: string }) => url),
    );
    return urls.filter((url) => url.startsWith("file:"));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** What a Node program of the installed package loads: of which packages, and which of our folders. */
export const loadedBy = async (args: readonly string[], options: RunOptions) => {
  const modules = await modulesOf(args, options);
  const last = (url: string) => url.split("/node_modules/").at(-1) ?? "";
  const packages = modules.map((url) => /^(@[^/]+\/)?[^/]+/.exec(last(url))?.[0] ?? "");
  const folders = modules.map((url) => /capif-interconnect\/dist\/([^/]+)\//.exec(url)?.[1]);
  return {
    modules: modules.length,
    packages: [...new Set(packages)].filter((name) => name !== "capif-interconnect").sort(),
    folders: [...new Set(folders)].filter((name) => name !== undefined).sort(),
  };
};
