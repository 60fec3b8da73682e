import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type SequenceFigure, sequenceFigure } from "../../src/figure/sequence.js";

const figure: SequenceFigure = {
  title: "A <run> & more",
  description: 'What "happens"',
  parties: [
    { id: "invoker", label: "API invoker", domain: "B" },
    { id: "ccf-b", label: "CCF-B", domain: "B" },
    { id: "aef", label: "AEF", domain: "A" },
  ],
  arrows: [
    { id: "step-2", step: 2, from: "invoker", to: "ccf-b", label: "Mutual TLS", kind: "tls" },
    { id: "step-1", step: 1, from: "invoker", to: "ccf-b", label: "PUT", kind: "message" },
    { id: "step-3", step: 3, from: "invoker", to: "ccf-b", label: "Derivation", kind: "local" },
    { id: "step-10", step: 10, from: "aef", to: "invoker", label: "Response", kind: "reply" },
  ],
  spans: [{ first: "step-2", last: "step-1", label: "one session" }],
};

const withArrow = (change: Partial<SequenceFigure["arrows"][number]>): SequenceFigure => ({
  ...figure,
  arrows: figure.arrows.map((arrow) => (arrow.step === 10 ? { ...arrow, ...change } : arrow)),
});

/** Opening tags must meet their closing tags: it is XML. */
const unbalanced = (markup: string): string[] => {
  const open: string[] = [];
  for (const [, slash, name = ""] of markup.matchAll(/<(\/?)([a-z]+)/g))
    if (slash === "") open.push(name);
    else if (open.pop() !== name) return [`</${name}>`];
  return open;
};

const groupOf = (svg: string, id: string): string =>
  new RegExp(`<(g|a) id="${id}".*?</\\1>`, "s").exec(svg)?.[0] ?? "";

const linesOf = (group: string) =>
  [...group.matchAll(/<line class="sequence-line" x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"/g)].map(
    ([, x1, x2]) => Number(x2) - Number(x1),
  );

describe("a sequence figure", () => {
  test("is an image with a title and a description, which it escapes", () => {
    const svg = sequenceFigure(figure);

    expect(svg).toMatch(/^<svg [^>]*role="img"/);
    expect(svg).toContain('<title id="sequence-title">A &lt;run&gt; &amp; more</title>');
    expect(svg).toContain("What &quot;happens&quot;</desc>");
    expect(unbalanced(svg)).toEqual([]);
  });

  test("is a group of named links where arrows lead somewhere", () => {
    const svg = sequenceFigure(withArrow({ href: "#m10", state: "failed", detail: "404" }));

    expect(svg).toMatch(/^<svg [^>]*role="group"/);
    expect(groupOf(svg, "sequence-step-10")).toMatch(/^<a [^>]*href="#m10"/);
    expect(svg).toContain('aria-label="Step 10, AEF to API invoker: Response, 404, failed"');
  });

  test("keeps what a label brings out of the markup", () => {
    const svg = sequenceFigure(withArrow({ label: "<script>\u0000'\"", href: '"><script>' }));

    expect(svg).not.toContain("<script");
    expect(svg).not.toContain("\u0000");
    expect(unbalanced(svg)).toEqual([]);
  });

  test("draws each arrow towards its party, in the order given", () => {
    const svg = sequenceFigure(figure);

    expect(linesOf(groupOf(svg, "sequence-step-1"))[0]).toBeGreaterThan(0);
    expect(linesOf(groupOf(svg, "sequence-step-10"))[0]).toBeLessThan(0);
    const order = [...svg.matchAll(/id="sequence-step-(\d+)"/g)].map(([, step]) => step);
    expect(order).toEqual(["2", "1", "3", "10"]);
  });

  test("tells the four kinds apart", () => {
    const svg = sequenceFigure(figure);

    expect(groupOf(svg, "sequence-step-2")).toContain("sequence-tube");
    expect(groupOf(svg, "sequence-step-1")).toContain("<polygon");
    expect(groupOf(svg, "sequence-step-3")).toContain("sequence-note");
    expect(groupOf(svg, "sequence-step-10")).toContain("<polyline");
  });

  test("keeps an arrow's place when its state changes", () => {
    const placed = (svg: string) => [...svg.matchAll(/ (?:y1|y|cy|viewBox)="[^"]*"/g)].join();
    const pending = sequenceFigure(withArrow({ state: "pending", detail: "" }));

    expect(placed(sequenceFigure(withArrow({ state: "done", detail: "200" })))).toBe(
      placed(pending),
    );
  });

  test("marks a failure by a cross, not by colour alone", () => {
    expect(sequenceFigure(figure)).not.toContain("sequence-cross");
    expect(sequenceFigure(withArrow({ state: "failed" }))).toContain("sequence-cross");
  });

  test("breaks a long label into lines that stay inside", () => {
    const label = "Authentication Initiation Response ".repeat(4).trim();
    const group = groupOf(sequenceFigure(withArrow({ label })), "sequence-step-10");
    const lines = group.match(/class="sequence-label"/g) ?? [];

    expect(lines.length).toBeGreaterThan(1);
    expect(group.replace(/<[^>]*>/g, "").replace(/\d|\s/g, "")).toContain(label.replace(/\s/g, ""));
  });

  test("frames neighbours of one domain together, and what shares a session", () => {
    const svg = sequenceFigure(figure);

    expect(svg.match(/class="sequence-domain"/g)).toHaveLength(2);
    expect(svg).toContain(">one session</text>");
  });

  test("refuses an arrow to a party that it does not have, and a span of none", () => {
    expect(() => sequenceFigure(withArrow({ to: "nobody" }))).toThrow("step-10");
    const spans = [{ first: "step-1", last: "step-2", label: "backwards" }];
    expect(() => sequenceFigure({ ...figure, spans })).toThrow("step-1 to step-2");
  });
});

test("src/figure imports nothing of ours and nothing of anybody's", () => {
  const folder = new URL("../../src/figure/", import.meta.url);
  const imports = readdirSync(folder).flatMap((file) =>
    [...readFileSync(new URL(file, folder), "utf8").matchAll(/from "([^"]+)"/g)].map(
      ([, it]) => it,
    ),
  );

  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((it) => !it?.startsWith("./"))).toEqual([]);
});
