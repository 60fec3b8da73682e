import { cpSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryDirectory } from "../support/pki.js";
import { run } from "../support/run.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (file: string) => readFileSync(join(root, file), "utf8");
const bin = join(root, "node_modules", ".bin");

interface Generator {
  language: string;
  tool: string;
  version: string;
  tested?: boolean;
  commands: string[];
}
const generators: Generator[] = parse(read("scripts/site/generators.yaml"));
const bundles = readdirSync(join(root, "generated")).filter((one) => one.endsWith(".codegen.yaml"));

describe("the page of generators", { timeout: 120_000 }, () => {
  test("has all the languages that vendors ask for, each command with a bundle that is there", () => {
    const languages = new Set(generators.map(({ language }) => language));
    const named = generators.map(({ commands }) => /\S+\.codegen\.yaml/.exec(commands.join())?.[0]);

    expect([...languages].sort()).toEqual(["C++", "Go", "Java", "Python", "TypeScript"]);
    expect(named.filter((name) => !bundles.includes(name ?? ""))).toEqual([]);
    expect(generators.some(({ tested }) => tested)).toBe(true);
  });

  for (const { tool, version, commands } of generators.filter(({ tested }) => tested))
    for (const bundle of bundles)
      test(`${tool} makes code of ${bundle} that compiles, by the page's command`, async () => {
        const cwd = temporaryDirectory();
        cpSync(join(root, "generated", bundle), join(cwd, bundle));
        const api = basename(bundle, ".codegen.yaml");
        const env = { PATH: `${bin}:${process.env.PATH}` };
        for (const line of commands) {
          const command = line.replaceAll("ccf-security-info", api).replace(/^npx /, "");
          expect(await run("bash", ["-c", command], { cwd, env, timeoutMs: 60_000 })).toMatchObject(
            {
              code: 0,
            },
          );
        }
        const strict = ["--noEmit", "--strict"];
        const types = `${api}.d.ts`;
        const compiled = await run("tsc", [...strict, types], { cwd, env, timeoutMs: 60_000 });

        expect(compiled).toMatchObject({ code: 0, stdout: "" });
        expect(readFileSync(join(cwd, types), "utf8")).toContain("export interface operations");
        expect(version).toContain(JSON.parse(read(`node_modules/${tool}/package.json`)).version);
      });
});
