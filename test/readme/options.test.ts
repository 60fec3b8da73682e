import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { type Options, optionsOf } from "./helps.js";
import { blocksOf, commandsOf, staysUp } from "./pages.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const pages = ["README.md", "mocks/README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

/** Shell that no test runs as it stands, and why. */
const notRun: Record<string, string> = {
  "npm ci && npm start   # the eleven steps, each party its own process":
    "CI begins with npm ci; `npm start` is `demo`, which test/cli and test/package run",
  "npm ci && npm test    # the tests": "what runs this",
  'curl --cacert L/ca.pem --cert L/pki/invoker.pem --key L/pki/invoker.key -X DELETE "$(jq -r \'.parties."ccf-b".apiRoot\' L/lab.json)/capif-security/v1/trustedInvokers/API-INVOKER-1"':
    "needs a lab that runs; test/revocation deletes a context of the lab and looks at what follows",
  "npx capif-interconnect conformance init --role ccf-home --out target.yaml   # asks, or takes flags":
    "about a CCF of the reader's own; test/conformance/init has one",
  "npx capif-interconnect conformance doctor --target target.yaml              # what is wrong, what to do":
    "about a CCF of the reader's own; test/conformance/doctor has one",
  "npx capif-interconnect conformance run --target target.yaml --report report":
    "about a CCF of the reader's own; the lab's is run",
};

/** Commands of ours in a text: the words after the program's name, or at the start of `code`. */
const commandsIn = (text: string, known: Options): string[][] => {
  const shell = [...text.matchAll(/npx capif-interconnect ([^\n#`]*)/g)];
  const spans = [...text.matchAll(/`([a-z][^`\n]* --[^`\n]*)`/g)];
  return [...shell, ...spans]
    .map(([, line = ""]) => line.trim().split(/[\s|[\]\\]+/))
    .filter(([first = ""]) => first.startsWith("-") || known.has(first));
};

/** The options of a command line that its command does not have. */
const unknownIn = (words: string[], known: Options): string[] => {
  const two = words.slice(0, 2).join(" ");
  const name = known.has(two) ? two : known.has(words[0] ?? "") ? (words[0] ?? "") : "";
  return words
    .filter((word) => word.startsWith("--"))
    .map((word) => word.replace(/^(--[a-z-]+).*/, "$1"))
    .filter((option) => option !== "--help" && !known.get(name)?.has(option))
    .map((option) => `${name} ${option}`);
};

describe("what the pages say", { timeout: 120_000 }, () => {
  let known: Options;
  let all: Set<string>;
  beforeAll(async () => {
    known = await optionsOf();
    all = new Set([...known.values()].flatMap((options) => [...options]));
  }, 120_000);

  test("is held against every command", () => {
    expect([...known.keys()]).toEqual(
      expect.arrayContaining(["", "demo", "docs", "mock", "psk explain", "conformance run"]),
    );
    expect(unknownIn(["psk", "explain", "--no-such"], known)).toEqual(["psk explain --no-such"]);
  });

  for (const page of pages) {
    const text = readFileSync(`${root}${page}`, "utf8");

    test(`${page} gives commands only the options that they have`, () => {
      const found = commandsIn(text, known);

      expect(found.flatMap((words) => unknownIn(words, known))).toEqual([]);
    });

    test(`${page} names only options that exist`, () => {
      const npm = /npm [^`\n]*/g; // npm's own options, and what it hands on to a script
      const named = [...text.replace(npm, "").matchAll(/`(--[a-z-]+)/g)].map(
        ([, name = ""]) => name,
      );

      expect(named.filter((name) => !all.has(name) && name !== "--help")).toEqual([]);
    });

    test(`${page} names only scripts that package.json has`, () => {
      const named = [...text.matchAll(/npm run (?:-s )?([\w:]+)/g)].map(([, name = ""]) => name);

      expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
    });
  }

  test("is run, or there is a reason", () => {
    const shell = blocksOf("README.md").filter(({ language }) => language === "sh");
    const left = shell.filter(({ runnable }) => !runnable).flatMap(commandsOf);

    expect(left).toEqual(Object.keys(notRun));
    expect(
      shell
        .filter(({ runnable }) => runnable)
        .flatMap(commandsOf)
        .filter(staysUp),
    ).toHaveLength(1);
  });

  test("in TypeScript is run", () => {
    const recipes = blocksOf("README.md").filter(({ language }) => language === "ts");

    expect(recipes.map(({ runnable }) => runnable)).toEqual([true]);
  });

  test("for CI is YAML of steps that somebody else's runner takes", () => {
    const [recipe] = blocksOf("README.md").filter(({ language }) => language === "yaml");
    const steps: Record<string, string>[] = parse(recipe?.text ?? "");
    const members = ["run", "uses", "if", "with", "name"];

    expect(
      steps.flatMap((step) => Object.keys(step)).filter((key) => !members.includes(key)),
    ).toEqual([]);
    const lines = steps.flatMap(({ run }) => run ?? []);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.startsWith("npx capif-interconnect conformance "))).toBe(
      true,
    );
    expect(lines.flatMap((line) => unknownIn(line.split(" ").slice(2), known))).toEqual([]);
  });

  for (const page of pages)
    test(`${page} links to files that are there`, () => {
      const text = readFileSync(`${root}${page}`, "utf8");
      const links = [...text.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = ""]) => link);
      const folder = page.replace(/[^/]*$/, "");
      const missing = links.filter(
        (link) => !/^https?:/.test(link) && !existsSync(`${root}${folder}${link}`),
      );

      expect(missing).toEqual([]);
    });
});
