import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { openapiDirectory } from "../../src/contract/index.js";
import { command, freePorts, newDirectory, startCommand } from "./command.js";
import { labFolder } from "./lab-folder.js";

interface Schema {
  $ref?: string;
  $defs?: Record<string, Schema>;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
}

const names = ["lab", "ccf", "aef", "invoker"] as const;
const sampleOf = (name: string) =>
  readFileSync(join(openapiDirectory, "samples", `${name}.yaml`), "utf8");
const schemaOf = (name: string): Schema => {
  const file = new URL(`../../generated/config/${name}.schema.json`, import.meta.url);
  return JSON.parse(readFileSync(fileURLToPath(file), "utf8"));
};

/** Every member that a schema has, at any depth. */
const membersOf = (root: Schema, schema: Schema = root): string[] => {
  const { $ref, properties = {}, items, additionalProperties } = schema;
  const referenced = $ref === undefined ? undefined : root.$defs?.[$ref.replace("#/$defs/", "")];
  const parts = [referenced, items, additionalProperties, ...Object.values(properties)];
  const deeper = parts.flatMap((part) => (typeof part === "object" ? membersOf(root, part) : []));
  return [...new Set([...Object.keys(properties), ...deeper])];
};

describe("the sample", { timeout: 120_000 }, () => {
  for (const name of names) {
    const sample = sampleOf(name);
    const schema = schemaOf(name);

    test(`${name}.yaml tells editors its schema`, () => {
      expect(sample.split("\n")[0]).toBe(
        `# yaml-language-server: $schema=../../generated/config/${name}.schema.json`,
      );
    });

    test(`${name}.yaml matches its published schema`, () => {
      const ajv = new Ajv2020({ strict: false, allErrors: true });
      addFormats.default(ajv);
      const validate = ajv.compile(schema);
      validate(parse(sample));

      expect(validate.errors ?? []).toEqual([]);
    });

    test(`${name}.yaml shows every member, what excludes another as a comment`, () => {
      const shown = (member: string) => new RegExp(`^[ #-]*${member}:`, "m").test(sample);

      expect(membersOf(schema).filter((member) => !shown(member))).toEqual([]);
    });

    test(`${name}.yaml names no member in a comment that there is not`, () => {
      const comments = [...sample.matchAll(/^ *# +([A-Za-z-]+):( |$)/gm)].map(
        ([, member]) => member,
      );
      const named = comments.filter((member) => member !== "yaml-language-server");

      expect(named.filter((member) => !membersOf(schema).includes(member ?? ""))).toEqual([]);
    });
  }
});

describe("the samples", { timeout: 120_000 }, () => {
  const directory = newDirectory();
  const commands: ReturnType<typeof startCommand>[] = [];
  const start = async (...args: string[]) => {
    const started = startCommand(args, { cwd: directory });
    commands.push(started);
    await started.ready();
    return started;
  };
  beforeAll(async () => {
    const ports = await freePorts(3);
    for (const name of names) {
      const text = sampleOf(name).replace(/\b944([123])\b/g, (_, digit) => `${ports[digit - 1]}`);
      writeFileSync(join(directory, `${name}.yaml`), text);
    }
    await start("lab", "--dir", "lab", "--config", "lab.yaml");
    await start("ccf", "--config", "ccf.yaml");
    await start("aef", "--config", "aef.yaml");
  }, 120_000);
  afterAll(() => Promise.all(commands.map((started) => started.end("SIGTERM"))));

  test("run the eleven steps, each as it stands but for the ports", async () => {
    const { code, stdout, stderr } = await command(["invoke", "--config", "invoker.yaml"], {
      cwd: directory,
    });

    expect(stderr.trimEnd().split("\n").at(-1)).toBe("5 of 5 steps passed");
    expect(JSON.parse(stdout)).toMatchObject({
      apiInvokerId: "API-INVOKER-1",
      ccfId: "ccf-b",
      aefId: "aef-1",
      interfaceDetails: { apiPrefix: "/nef" },
    });
    expect(code).toBe(0);
  });

  test("leave the lab one party to run, and the identities that they ask for", () => {
    const { identities } = labFolder(join(directory, "lab")).description();
    const [lab] = commands;

    expect(identities.partner).toMatchObject({ apiInvokerId: "PARTNER-1" });
    expect(lab?.stdout()).toContain("CCF-B https://127.0.0.1:");
  });
});
