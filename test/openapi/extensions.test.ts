import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { configuration, root } from "./documents.js";

interface Bearer {
  "x-ffs"?: unknown;
  "x-ffs-note"?: unknown;
  "x-deviation"?: unknown;
}

const folder = new URL("openapi/", root);
const files = ["", "common/"].flatMap((path) =>
  readdirSync(new URL(path, folder))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => ({
      name: path + name,
      text: readFileSync(new URL(path + name, folder), "utf8"),
    })),
);

const bearersOf = (node: unknown): Bearer[] => {
  if (typeof node !== "object" || node === null) return [];
  const own = Object.keys(node).some((key) => key.startsWith("x-")) ? [node as Bearer] : [];
  return [...own, ...Object.values(node).flatMap(bearersOf)];
};
const bearers = files.flatMap(({ text }) => bearersOf(parse(text)));

describe("what is ours or open", () => {
  test("x-ffs is true and comes with a sentence", () => {
    const open = bearers.filter((bearer) => "x-ffs" in bearer || "x-ffs-note" in bearer);
    expect(open.length).toBeGreaterThan(0);
    for (const bearer of open) {
      expect(bearer).toMatchObject({ "x-ffs": true, "x-ffs-note": expect.stringMatching(/\.$/) });
    }
  });

  test("x-deviation marks each of the contract's deviations, with a sentence", () => {
    const marks = bearers.flatMap((bearer) => (bearer["x-deviation"] ?? []) as unknown[]);
    for (const mark of marks) {
      expect(mark).toEqual({
        id: expect.stringMatching(/^[a-f]$/),
        note: expect.stringMatching(/\.$/),
      });
    }
    const ids = marks.map((mark) => (mark as { id: string }).id);
    expect([...new Set(ids)].sort()).toEqual(["a", "b", "c", "d", "e", "f"]);
  });
});

describe("the shared files", () => {
  const referred = files.flatMap(({ name, text }) =>
    [...text.matchAll(/\$ref: "?([^"\s},]+)/g)].map(([, ref]) => {
      const { pathname, hash } = new URL(ref ?? "", `file:///${name}`);
      return pathname.slice(1) + hash;
    }),
  );

  test("hold nothing that no document uses", () => {
    const components = files
      .filter(({ name }) => name.startsWith("common/"))
      .flatMap(({ name, text }) =>
        Object.entries(parse(text).components as Record<string, object>).flatMap(([kind, named]) =>
          Object.keys(named).map((key) => `${name}#/components/${kind}/${key}`),
        ),
      );
    expect(components.filter((component) => !referred.includes(component))).toEqual([]);
  });

  test("and the documents are listed in redocly.yaml, each once", () => {
    const listed = Object.values(configuration.apis).map((api) => api.root);
    const written = files
      .map(({ name }) => `openapi/${name}`)
      .filter((n) => !n.includes("/common/"));
    expect(listed.sort()).toEqual(written.sort());
  });
});
