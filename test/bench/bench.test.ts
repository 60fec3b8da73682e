import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { plot } from "./plot.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { line, nameOf, resultOf } from "./results.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { alternate, isVoid } from "./rounds.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { rows } from "./rows/index.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { median, meets } from "./statistics.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { table } from "./table.js";

interface Row {
  work: string;
  connections?: number[];
  unit: string;
  goal: number;
  better: string;
}

interface Result extends Row {
  ours: number | null;
  peer: number | null;
  ratio: number | null;
  rounds: number;
  note?: string;
}

const row = { work: "work", unit: "requests/s", goal: 0.9, better: "higher" };
const sample = (value: number, loadShare = 0.5) => ({ value, loadShare });

describe("the bench", () => {
  test("takes the middle of an odd number, and the mean of the two in the middle of an even one", () => {
    expect(median([30, 1, 2])).toBe(2);
    expect(median([4, 1, 30, 2])).toBe(3);
    expect(() => median([])).toThrow(TypeError);
  });

  test("judges a ratio by whether more or less is better, and no number never well", () => {
    expect(meets({ ratio: 0.9, goal: 0.9, better: "higher" })).toBe(true);
    expect(meets({ ratio: 0.89, goal: 0.9, better: "higher" })).toBe(false);
    expect(meets({ ratio: 1.25, goal: 1.25, better: "lower" })).toBe(true);
    expect(meets({ ratio: 1.26, goal: 1.25, better: "lower" })).toBe(false);
    expect(meets({ ratio: null, goal: 0.9, better: "higher" })).toBe(false);
    expect(meets({ ratio: null, goal: 1.25, better: "lower" })).toBe(false);
  });

  test("makes of rounds the ratio of ours to the peer's", () => {
    const rounds = [10, 30, 20].map((ours) => ({ ours: sample(ours), peer: sample(40, 0.7) }));

    expect(resultOf(row, 16, rounds, "noted")).toEqual({
      ...{ work: "work, 16 connections", ours: 20, peer: 40, unit: "requests/s", ratio: 0.5 },
      ...{ goal: 0.9, better: "higher", rounds: 3, loadShare: 0.6, note: "noted" },
    });
  });

  test("samples both sides in turn, the order swapped every round, the first round for nothing", async () => {
    const asked: string[] = [];
    const side = (name: string) => async () => sample(asked.push(name));
    const taken = await alternate({ ours: side("ours"), peer: side("peer") }, { rounds: 2 });

    expect(asked).toEqual(["peer", "ours", "ours", "peer", "peer", "ours"]);
    expect(taken).toEqual([
      { ours: sample(3), peer: sample(4) },
      { peer: sample(5), ours: sample(6) },
    ]);
  });

  test("repeats a sample that its load generator limits, and gives no number if it stays so", async () => {
    expect([isVoid(sample(1, 0.9)), isVoid(sample(1, 0.89)), isVoid({ value: 1 })]).toEqual([
      true,
      false,
      false,
    ]);
    const shares = [0.5, 0.95, 0.5];
    const ours = async () => sample(20, shares.shift());
    const peer = async () => sample(40);
    const repeated = await alternate({ ours, peer }, { rounds: 1 });
    expect(repeated).toEqual([{ ours: sample(20), peer: sample(40) }]);
    const limited = async () => sample(40, 1);
    const taken = await alternate({ ours: peer, peer: limited }, { rounds: 3 });
    const result = resultOf(row, 16, taken, undefined);

    expect(result).toMatchObject({ ours: null, peer: null, ratio: null, rounds: 1 });
    expect(line(result)).toMatch(/no number.*MISSED.*load generator was the limit/);
  });

  test("draws a bar for each result, green if its goal is met", () => {
    const met = { ...row, work: "a < b", ratio: 0.95 };
    const svg = plot([met, { ...met, ratio: 0.5 }, { ...met, ratio: null }], "a machine");

    expect(svg.match(/#2e7d32/g)).toHaveLength(1);
    expect(svg.match(/#c62828/g)).toHaveLength(1);
    expect(svg).toContain("a &lt; b");
    expect(svg).toContain("no number");
  });
});

const listed: Row[] = rows;
const file = new URL("results.json", import.meta.url);

test("README's table is that of the figures", () => {
  const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

  expect(readme).toContain(`\n${table(JSON.parse(readFileSync(file, "utf8")))}\n`);
});

test("the figures that are told have every row of the table", () => {
  const results: Result[] = JSON.parse(readFileSync(file, "utf8"));
  const wanted = listed.flatMap(({ connections = [undefined], ...one }) =>
    connections.map((number) => ({ ...one, work: nameOf(one, number) })),
  );

  expect(results.map(({ work }) => work)).toEqual(wanted.map(({ work }) => work));
  for (const [index, { ours, peer, ratio, rounds, ...result }] of results.entries()) {
    const { unit, goal, better } = wanted[index] ?? row;
    expect(result).toMatchObject({ unit, goal, better });
    expect(rounds).toBeGreaterThan(0);
    if (ratio === null) expect(result.note).toContain("no number");
    else expect(ratio).toBeCloseTo(Number(ours) / Number(peer), 2);
  }
});
