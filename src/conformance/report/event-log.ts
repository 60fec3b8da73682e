import { existsSync, readFileSync } from "node:fs";
import type { RunEvent } from "../run/event-log.js";
import type { Run } from "../run/run.js";
import { canonicalJson } from "./canonical-json.js";

const eventsIn = (file: string): RunEvent[] | undefined => {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    const events = lines.filter((line) => line !== "").map((line) => JSON.parse(line));
    return events.every((event) => typeof event?.type === "string") ? events : undefined;
  } catch {
    return undefined;
  }
};

const isSame = (a: unknown, b: unknown): boolean =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** What a report and the event log beside it disagree about; nothing if there is no log. */
export const eventLogProblems = (file: string, { manifest, results }: Run): string[] => {
  if (!existsSync(file)) return [];
  const events = eventsIn(file);
  if (events === undefined) return ["events.jsonl: cannot be read"];
  const logged = new Map(
    events.flatMap((event) => (event.type === "result" ? [[event.result?.id, event.result]] : [])),
  );
  const ended = events.find((event) => event.type === "end")?.manifest;
  const reported = new Set(results.map(({ id }) => id));
  return [
    ...results
      .filter((result) => !isSame(logged.get(result.id), result))
      .map(({ id }) => `events.jsonl: ${id} ended otherwise there, or is missing`),
    ...[...logged.keys()]
      .filter((id) => !reported.has(id))
      .map((id) => `events.jsonl: ${id} is not in the report`),
    ...(isSame(ended, manifest) ? [] : ["events.jsonl: its manifest is another one"]),
  ];
};
