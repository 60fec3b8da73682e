import { readFileSync } from "node:fs";
import { get } from "node:http";
import { text } from "node:stream/consumers";
import { Ajv2020 } from "ajv/dist/2020.js";
import { onTestFinished } from "vitest";
import { type RunningCommand, startCommand } from "../cli/command.js";

interface Document {
  paths: Record<string, Record<string, { responses: Record<string, Answer> }>>;
  components: { schemas: Record<string, object>; responses: Record<string, Answer> };
}

interface Answer {
  $ref?: string;
  content?: Record<string, { schema: object }>;
}

const file = new URL("../../generated/admin.json", import.meta.url);
const document: Document = JSON.parse(readFileSync(file, "utf8"));
const ajv = new Ajv2020({ strict: false });
ajv.addSchema({ ...document, $id: "admin" }, "admin");

/** What the document says against an answer; nothing if it is as documented. */
const faultOf = (path: string, status: number, type: string, body: string): string | undefined => {
  const described = document.paths[path]?.get?.responses[status];
  if (described === undefined) return `${path} documents no ${status}`;
  if (described.content === undefined) return undefined;
  const [mediaType = ""] = type.split(";");
  const schema = described.content[mediaType]?.schema as { $ref?: string } | undefined;
  if (schema === undefined) return `${path} documents no ${mediaType}`;
  const value = mediaType === "application/json" ? JSON.parse(body) : body;
  const absolute = schema.$ref === undefined ? schema : { $ref: `admin${schema.$ref}` };
  return ajv.validate(absolute, value) ? undefined : ajv.errorsText();
};

/** What the operator's port of a running party answers; throws for what is not documented. */
export const tell = async (origin: string, path: string) => {
  const answer = await new Promise<{ status: number; type: string; body: string }>(
    (resolve, reject) => {
      get(`${origin}${path}`, { agent: false }, async (response) => {
        const { statusCode: status = 0, headers } = response;
        resolve({ status, type: headers["content-type"] ?? "", body: await text(response) });
      }).once("error", reject);
    },
  );
  const fault = faultOf(path, answer.status, answer.type, answer.body);
  if (fault !== undefined) throw new Error(fault);
  return answer;
};

/** The samples of a metric: its labels as text, and the value. */
export const samples = (metrics: string, name: string): Record<string, number> =>
  Object.fromEntries(
    metrics
      .split("\n")
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .map((line) => {
        const end = line.lastIndexOf(" ");
        return [line.slice(name.length, end), Number(line.slice(end + 1))];
      }),
  );

/** JSON lines of a command's log. */
export const logOf = (running: RunningCommand) =>
  running
    .stderr()
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));

/** Starts a party that has an operator's port; ends with the test, unless somebody else sees to that. */
export const startWatched = async (
  args: readonly string[],
  ending: (end: () => Promise<void>) => void = onTestFinished,
) => {
  const running = startCommand(args);
  ending(async () => void (await running.end("SIGKILL")));
  await running.ready();
  const [apiRoot = ""] = running.stdout().split("\n");
  const origin: string = logOf(running).find(({ admin }) => admin !== undefined)?.admin ?? "";
  return { running, apiRoot, origin };
};
