import { describe, expect, test } from "vitest";
import { junitReport } from "../../../src/conformance/report/junit.js";
import type { Run } from "../../../src/conformance/run/run.js";
import { run as runCommand } from "../../support/run.js";
import { result } from "../run/result.js";
import { hostile, passing, runOf } from "./sample-run.js";

interface Node {
  name: string;
  attributes: Record<string, string>;
  text: string;
  children: Node[];
}

const reader = `
import json, sys, xml.etree.ElementTree as tree
def told(node):
    return {"name": node.tag, "attributes": node.attrib, "text": node.text or "",
            "children": [told(child) for child in node]}
print(json.dumps(told(tree.fromstring(sys.stdin.buffer.read()))))
`;

/** The report as a parser that is not ours reads it. */
const read = async (run: Run): Promise<Node> => {
  const { code, stdout, stderr } = await runCommand("python3", ["-c", reader], {
    input: junitReport(run),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return JSON.parse(stdout);
};

const casesOf = (root: Node): Record<string, Node> =>
  Object.fromEntries(
    root.children
      .flatMap(({ children }) => children)
      .map((one) => [(one.attributes.name ?? "").split(" ")[0], one]),
  );
const verdictOf = ({ children = [] }: Partial<Node> = {}) =>
  children.find(({ name }) => name !== "properties");

describe("report.xml", () => {
  test("has a suite a role, with counts that follow from its cases", async () => {
    const root = await read(runOf());

    expect(root.name).toBe("testsuites");
    expect(root.attributes).toMatchObject({
      ...{ tests: "11", failures: "3", errors: "1", skipped: "2", time: "12.200" },
    });
    expect(root.children.map(({ attributes }) => attributes)).toMatchObject([
      { name: "ccf-home", tests: "5", failures: "2", errors: "0", skipped: "0" },
      { name: "ccf-relay", tests: "4", failures: "1", errors: "0", skipped: "2" },
      { name: "aef", tests: "2", failures: "0", errors: "1", skipped: "0" },
    ]);
  });

  test("says of each case where it is, and what JUnit has no word for", async () => {
    const { "CCF-HOME-002": one } = casesOf(await read(runOf()));

    expect(one?.attributes).toEqual({
      classname: "ccf-home.ccf-security-info/identity",
      name: "CCF-HOME-002 refuses an invoker that it has not onboarded",
      time: "0.001",
    });
    const properties = one?.children[0]?.children.map(({ attributes }) => attributes);
    expect(properties).toEqual([
      { name: "level", value: "MUST" },
      { name: "clause", value: "TS 33.122 6.5.2.1 step 4; contract 4" },
      { name: "step", value: "7" },
      { name: "outcome", value: "fail" },
    ]);
  });

  test("has every outcome as the nearest thing in JUnit", async () => {
    const kinds = Object.entries(casesOf(await read(runOf()))).map(([id, one]) => [
      ...[id, verdictOf(one)?.name],
    ]);

    expect(Object.fromEntries(kinds)).toEqual({
      "CCF-HOME-001": undefined,
      "CCF-HOME-002": "failure",
      "CCF-HOME-003": "failure",
      "CCF-HOME-004": "system-out",
      "CCF-HOME-005": "system-out",
      "CCF-RELAY-001": undefined,
      "CCF-RELAY-002": "skipped",
      "CCF-RELAY-003": "failure",
      "CCF-RELAY-004": "skipped",
      "AEF-001": undefined,
      "AEF-002": "error",
    });
  });

  test("tells a failure with its clause, what was expected, and how to repeat it", async () => {
    const { "CCF-HOME-002": one } = casesOf(await read(runOf()));
    const { attributes, text } = verdictOf(one) ?? {};

    expect(attributes?.type).toBe("fail");
    expect(text).toContain("clause: TS 33.122 6.5.2.1 step 4; contract 4\n");
    expect(text).toContain("expected: 404 API_INVOKER_NOT_FOUND\nactual: 200\n");
    expect(text).toContain("--only CCF-HOME-002 --trace CCF-HOME-002");
    expect(text).toContain("> POST https://ccf-b.example.com:8443/ccf-security-info/v1");
    expect(text).toContain('"cause": "API_INVOKER_NOT_FOUND"');
    expect(text).toContain("< no answer: the connection was closed");
  });

  test("is well-formed whatever a message holds, and changes only what XML cannot hold", async () => {
    const everything = Array.from({ length: 0x300 }, (_, code) => String.fromCharCode(code));
    const reason = `${hostile}${everything.join("")}\uD800\uFFFE\u{1F600}`;
    const broken = result({ outcome: "fail", reason, expected: "]]>", title: `<&"'\t\n` });
    const { "AEF-001": one } = casesOf(await read(runOf([broken], { exitCode: 1 })));

    expect(verdictOf(one)?.attributes.message).toBe(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what this is about
      reason.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\uFFFE]|\p{Cs}/gu, "\uFFFD"),
    );
    expect(one?.attributes.name).toBe(`AEF-001 <&"'\t\n`);
  });

  test("of a run that passes has nothing but passed cases", async () => {
    const root = await read(passing());

    expect(root.attributes).toMatchObject({ tests: "1", failures: "0", errors: "0", skipped: "0" });
    expect(verdictOf(casesOf(root)["AEF-001"])).toBeUndefined();
  });
});
