import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { operationsOf } from "../../src/contract/operations.js";
import { endedLab } from "../cli/refusal.js";
import { samples, startWatched, tell } from "./operator.js";

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

const metricsIn = (expr: string) => expr.match(/\b(?:capif|process|nodejs)_\w+/g) ?? [];
const familyOf = (name: string) => name.replace(/_(?:bucket|count|sum)$/, "");

/** Each metric of an expression with the labels that select from it, or that it is grouped by. */
const labelsIn = (expr: string): [metric: string, label: string][] => {
  const grouped = expr.matchAll(/ by \(([^)]*)\)\s*\(\s*(?:rate\()?(capif_\w+)/g);
  const selected = expr.matchAll(/(capif_\w+)\{([^}]*)\}/g);
  return [
    ...[...grouped].flatMap(([, list = "", name = ""]) =>
      list.split(/,\s*/).map((label): [string, string] => [familyOf(name), label]),
    ),
    ...[...selected].flatMap(([, name = "", matchers = ""]) =>
      [...matchers.matchAll(/(\w+)(?:=~|!~|!=|=)"/g)].map(([, label = ""]): [string, string] => [
        familyOf(name),
        label,
      ]),
    ),
  ];
};
const scraped = ["job", "instance", "le"];

/** The labels that the code gives each metric that has any. */
const givenLabels = (): Map<string, string[]> => {
  const source = ["http/metrics.ts", "cli/worker-administration.ts"]
    .map((name) => readFileSync(new URL(`../../src/${name}`, import.meta.url), "utf8"))
    .join("\n");
  const declared = source.matchAll(
    /name: "(capif_\w+)",\s*help: [^\n]*\s*labelNames: \[([^\]]*)\]/g,
  );
  return new Map(
    [...declared].map(([, name = "", list = ""]) => [name, list.replaceAll('"', "").split(", ")]),
  );
};

/** Values that matchers name; of regular expressions those that only list some. */
const valuesIn = (expr: string): [metric: string, label: string, value: string][] =>
  [...expr.matchAll(/(capif_\w+)\{([^}]*)\}/g)].flatMap(([, metric = "", matchers = ""]) =>
    [...matchers.matchAll(/(\w+)(?:=~|!~|!=|=)"([\w|]+)"/g)].flatMap(([, label = "", list = ""]) =>
      list.split("|").map((value): [string, string, string] => [metric, label, value]),
    ),
  );

/** What the documents allow for: an operation's name, and the statuses of its answers. */
const documented = (["aef-authentication", "capif-security", "ccf-security-info"] as const)
  .flatMap(operationsOf)
  .flatMap(({ operationId, responses }) => [operationId, ...responses.keys()]);

describe("what an operator looks at", { timeout: 120_000 }, () => {
  let told: string;
  beforeAll(async () => {
    const lab = await endedLab();
    const watched = (name: string) => {
      const own = { admin: { listen: { port: 0 } }, store: { driver: "lmdb", path: name } };
      return lab.changed(name, (given) => ({ ...given, ...own }), `${name}-watched`);
    };
    const parties = [];
    // Ended by the first test's end: what they tell at the start has every name.
    for (const name of ["ccf-b", "aef"]) {
      const party = [name === "aef" ? "aef" : "ccf", "--config", watched(name), "--workers", "2"];
      parties.push(await startWatched(party, () => {}));
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
    const given = givenLabels();
    const used = expressions.flatMap(labelsIn);
    const unknown = used.filter(
      ([metric, label]) => ![...scraped, ...(given.get(metric) ?? [])].includes(label),
    );
    const ours = [...told.matchAll(/^# TYPE (capif_\w+) /gm)].map(([, name = ""]) => name);
    const shown = dashboard.panels.flatMap(({ targets }) => targets).map(({ expr }) => expr);

    expect(used.length).toBeGreaterThan(40);
    expect(unknown).toEqual([]);
    expect(ours.filter((name) => !shown.join(" ").includes(name))).toEqual([]);
  });

  test("selects what the parties tell, or can answer", () => {
    const named = expressions.flatMap(valuesIn);
    const unknown = named.filter(([metric, label, value]) => {
      const isTold = Object.keys(samples(told, metric)).some((labels) =>
        labels.includes(`${label}="${value}"`),
      );
      return !isTold && !documented.includes(value);
    });

    expect(named.length).toBeGreaterThan(10);
    expect(unknown).toEqual([]);
  });

  test("has a 0 before the first fault of each operation, and of each of the store", () => {
    const faultless = (metric: string, label: string, value: string) =>
      Object.entries(samples(told, metric)).flatMap(([labels, count]) =>
        count === 0 && labels.includes(`${label}="${value}"`)
          ? (/operation="(\w+)"/.exec(labels)?.[1] ?? [])
          : [],
      );

    expect(faultless("capif_requests_total", "status", "500").sort()).toEqual([
      ...["deleteSecurityContext", "identifyCaller", "initiateAuthentication"],
      ...["notifySecurityInfoRevoked", "obtainApiInvokerInfo", "obtainSecurityMethod"],
      ...["requestSecurityInfo", "revokeAuthorization", "updateSecurityMethod"],
    ]);
    const failed = faultless("capif_store_duration_seconds_count", "outcome", "failed");
    expect([...new Set(failed)].sort()).toEqual([
      ...["delete", "entries", "get", "keys", "mark", "put", "replace", "since"],
    ]);
  });

  test("says what is wrong, in every alert, and is named in the README", () => {
    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const rules = alerts.groups.flatMap((group) => group.rules);

    expect(rules.filter(({ annotations }) => annotations.summary.length < 10)).toEqual([]);
    expect(rules.filter(({ alert }) => !readme.includes(alert.replace("Capif", "")))).toEqual([]);
  });
});
