import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { statementForm } from "../../../src/conformance/statement/form.js";
import { options, type StatementItem } from "../../../src/conformance/statement/items.js";
import { openPoints } from "../../../src/conformance/statement/open-points.js";
import {
  statementAnswers,
  statementItems,
  statementOf,
} from "../../../src/conformance/statement/statement.js";
import { loadTarget } from "../../../src/conformance/target/target.js";
import { operationsOf } from "../../../src/contract/operations.js";
import { temporaryDirectory } from "../../support/pki.js";

const sources = readdirSync("src/conformance", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join("src/conformance", name), "utf8"))
  .join("\n");
const read = new Set([...sources.matchAll(/declares\("([^"]+)"\)/g)].map(([, id]) => id));
const readByVersion = /declares\(`psk-tls-\$\{\w+\}`\)/.test(sources);

describe("the implementation conformance statement", () => {
  test("has an item for each feature, each operation and each open point", () => {
    const ids = statementItems().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9.]+(-[a-z0-9.]+)*$/);
    const operations = (["capif-security", "ccf-security-info"] as const).flatMap(operationsOf);
    expect(ids.filter((id) => id.startsWith("ccf-home-"))).toHaveLength(operations.length);
    expect(ids).toContain("aef-initiate-authentication");
    expect(ids).toContain("revocation-notification");
    expect(ids).toContain("capif-security-rnaa");
    expect(ids).toContain("open-psk-identity");
    expect(ids.filter((id) => id.startsWith("open-"))).toHaveLength(openPoints().length);
  });

  test("keeps the ids of its options", () => {
    expect(options.map(({ id }) => id)).toEqual([
      "http2",
      "client-certificates",
      "psk-tls-1.2",
      "psk-tls-1.3",
      "several-interfaces",
      "require-aef-psk-id",
      "psk-own-port",
      "step-4-client-certificates",
      "empty-session-id",
    ]);
  });

  test("is read by the cases only where it does not say that nobody reads it", () => {
    const items = new Map(statementItems().map((item) => [item.id, item]));
    for (const id of read) {
      expect(items.get(id ?? ""), id).toBeDefined();
      expect(items.get(id ?? "")?.informational, id).toBeUndefined();
    }
  });

  test("asks nothing that nobody reads without saying so", () => {
    const asked = options.filter(({ id, informational }: StatementItem) => {
      const isRead = read.has(id) || (readByVersion && id.startsWith("psk-tls-"));
      return informational !== true && !isRead;
    });
    expect(asked.map(({ id }) => id)).toEqual([]);
  });

  test("says of each open point what the document says, and where", () => {
    const point = openPoints().find(({ name }) => name === "InterfaceDescription");
    expect(point?.note).toContain("service API interface information");
    expect(point?.places).toEqual([
      "aef-authentication#/components/schemas/InterfaceDescription",
      "ccf-security-info#/components/schemas/InterfaceDescription",
      "capif-security#/components/schemas/InterfaceDescription",
    ]);
  });

  test("comes back from a target file as it was written", () => {
    const features = { "psk-tls-1.2": false, "require-aef-psk-id": true, "ccf-discovery": true };
    const file = join(temporaryDirectory(), "target.yaml");
    writeFileSync(file, `name: a product\n${statementForm({ name: "a product", features })}`);
    expect(statementAnswers(loadTarget(file))).toEqual(statementAnswers({ features }));
    expect(statementAnswers({ features })).not.toEqual(statementAnswers({}));
  });

  test("has every item with its default where there is no target", () => {
    const { features } = parse(statementForm());
    expect(features).toEqual(statementAnswers({}));
    expect(
      statementForm()
        .split("\n")
        .every((line) => line.length <= 110),
    ).toBe(true);
  });

  test("refuses an item that there is not, and an answer that is none", () => {
    expect(() => statementOf({ features: { http3: true } })).toThrow("http3 is no item");
    expect(() => statementOf({ features: { http2: "yes" } })).toThrow(
      "http2 is answered with true",
    );
    expect(() => statementOf({}).declares("http3")).toThrow(TypeError);
  });
});
