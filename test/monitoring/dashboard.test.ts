import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { endedLab } from "../cli/refusal.js";
import { startWatched, tell } from "./operator.js";

const read = (name: string) =>
  readFileSync(new URL(`../../monitoring/${name}`, import.meta.url), "utf8");

interface Dashboard {
  panels: { title: string; targets: { expr: string }[] }[];
}
interface Alerts {
  groups: { rules: { alert: string; expr: string; annotations: { summary: string } }[] }[];
}

const dashboard: Dashboard = JSON.parse(read("dashboard.json"));
const alerts: Alerts = parse(read("alerts.yaml"));
const expressions = [
  ...dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
  ...alerts.groups.flatMap(({ rules }) => rules.map(({ expr }) => expr)),
];

/** Names of metrics, and of the labels that a selector or a `by` names. */
const metricsIn = (expr: string) => expr.match(/\b(?:capif|process|nodejs)_\w+/g) ?? [];
const labelsIn = (expr: string) => [
  ...[...expr.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label = ""]) => label),
  ...[...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, list = ""]) => list.split(/,\s*/)),
];
const scraped = ["job", "instance", "le"];

describe("what an operator looks at", { timeout: 120_000 }, () => {
  let told: string;
  beforeAll(async () => {
    const lab = await endedLab();
    const watched = (name: string) =>
      lab.changed(name, (own) => ({ ...own, admin: { listen: { port: 0 } } }), `${name}-watched`);
    const parties = [];
    // Ended by the first test's end: what they tell at the start has every name.
    for (const name of ["ccf-b", "aef"]) {
      const party = name === "aef" ? "aef" : "ccf";
      parties.push(await startWatched([party, "--config", watched(name)], () => {}));
    }
    const metrics = await Promise.all(parties.map(({ origin }) => tell(origin, "/metrics")));
    told = metrics.map(({ body }) => body).join("\n");
    for (const { running } of parties) await running.end("SIGTERM");
  }, 120_000);

  test("is what the parties tell", () => {
    const known = new Set([...told.matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name));
    const named = new Set(expressions.flatMap(metricsIn));
    const unknown = [...named].filter(
      (name) => !known.has(name) && !known.has(name.replace(/_(?:bucket|count|sum)$/, "")),
    );

    expect(named.size).toBeGreaterThan(12);
    expect(unknown).toEqual([]);
  });

  test("is told with these labels, and has a place for every metric of ours", () => {
    const source = readFileSync(new URL("../../src/http/metrics.ts", import.meta.url), "utf8");
    const labels = [...source.matchAll(/labelNames: \[([^\]]*)\]/g)].flatMap(([, list = ""]) =>
      list.split(", ").map((label) => label.replaceAll('"', "")),
    );
    const used = new Set(expressions.flatMap(labelsIn));
    const ours = [...told.matchAll(/^# TYPE (capif_\w+) /gm)].map(([, name = ""]) => name);
    const shown = dashboard.panels.flatMap(({ targets }) => targets).map(({ expr }) => expr);

    expect([...used].filter((label) => ![...scraped, ...labels].includes(label))).toEqual([]);
    expect(ours.filter((name) => !shown.join(" ").includes(name))).toEqual([]);
  });

  test("says what is wrong, in every alert, and is named in the README", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const rules = alerts.groups.flatMap((group) => group.rules);

    expect(rules.filter(({ annotations }) => annotations.summary.length < 10)).toEqual([]);
    expect(rules.filter(({ alert }) => !readme.includes(alert.replace("Capif", "")))).toEqual([]);
  });
});
