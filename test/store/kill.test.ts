import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/open.js";
import { type Codec, Records } from "../../src/store/records.js";
import { temporaryFolder } from "./places.js";

const writer = fileURLToPath(new URL("writer.js", import.meta.url));
const times = 100;
const writers = Array.from({ length: 16 }, (_, index) => `k${index}`);

const codec: Codec<number> = {
  encode: (value) => value,
  decode: Number,
  lifetimeMs: () => undefined,
};

/** Runs the writer until a moment that nothing chose, and gives what it said. */
const runUntilKilled = async (path: string, from: number, afterMs: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, path, String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const said = text(child.stdout);
  await once(child.stdout, "data");
  const timer = setTimeout(() => child.kill("SIGKILL"), afterMs);
  const [, signal] = await once(child, "exit");
  clearTimeout(timer);
  expect(signal).toBe("SIGKILL");
  return (await said).split("\n").slice(0, -1);
};

/** What each key may hold: what was acknowledged last, or what was begun and not acknowledged. */
const account = (lines: string[], held: Map<string, Set<number | undefined>>): number => {
  let acknowledged = 0;
  for (const line of lines) {
    const [mark, , key = "", number] = line.split(" ");
    const value = number === undefined ? undefined : Number(number);
    if (mark === "!") acknowledged++;
    if (mark === "!") held.set(key, new Set([value]));
    else held.get(key)?.add(value);
  }
  return acknowledged;
};

const present = async (path: string): Promise<Map<string, number | undefined>> => {
  const opened = await openStore({ driver: "lmdb", path }, "party/1");
  const records = new Records(opened, "number", codec);
  const found = new Map<string, number | undefined>();
  for (const key of writers) found.set(key, (await records.get(key))?.value);
  await opened.store.close();
  return found;
};

// SIGKILL leaves what the process gave the system: what a loss of power leaves, flushing decides.
test(`a process killed ${times} times under load loses no acknowledged write`, async () => {
  const path = join(temporaryFolder(), "killed.store");
  const held = new Map<string, Set<number | undefined>>(
    writers.map((key) => [key, new Set([undefined])]),
  );
  let acknowledged = 0;
  for (let time = 0; time < times; time++) {
    const lines = await runUntilKilled(path, 1 + time * 1_000_000, Math.random() * 60);
    acknowledged += account(lines, held);
    for (const [key, value] of await present(path)) {
      expect([...(held.get(key) ?? [])], `${key} after kill ${time + 1}`).toContain(value);
      held.set(key, new Set([value]));
    }
  }

  expect(acknowledged).toBeGreaterThan(times);
  console.info(`${acknowledged} acknowledged writes, ${times} kills, none lost`);
}, 300_000);
