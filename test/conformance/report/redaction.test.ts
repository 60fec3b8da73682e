import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { CaseRecord } from "../../../src/conformance/bench/record.js";
import { redacted } from "../../../src/conformance/bench/redaction.js";
import { traceOf } from "../../../src/conformance/report/console.js";
import { writeReports } from "../../../src/conformance/report/write.js";
import type { CaseResult } from "../../../src/conformance/run/outcome.js";
import { result } from "../run/result.js";
import { runOf } from "./sample-run.js";

// Octets whose base64 has every character that URLs and base64url treat in their own way.
const binary = Buffer.from(
  "fbeffbffbf3efa0102030405060708090a0b0c0d0e0f101112131415161718ff",
  "hex",
);
const text = Buffer.from("canary Secret/with+signs=and ~tilde");

const percent = (octets: Buffer): string =>
  [...octets].map((octet) => `%${octet.toString(16).padStart(2, "0")}`).join("");

const formsOf = (secret: Buffer): Record<string, string> => {
  const base64 = secret.toString("base64");
  return {
    hex: secret.toString("hex"),
    "upper-case hex": secret.toString("hex").toUpperCase(),
    base64,
    "base64 without padding": base64.replace(/=+$/, ""),
    base64url: secret.toString("base64url"),
    "URL-encoded base64": encodeURIComponent(base64),
    "URL-encoded base64 in lower case": encodeURIComponent(base64).toLowerCase(),
    "percent-encoded octets": percent(secret),
    "percent-encoded octets in upper case": percent(secret).toUpperCase(),
  };
};

const planted: Record<string, string> = {
  ...formsOf(binary),
  ...Object.fromEntries(Object.entries(formsOf(text)).map(([k, form]) => [`text as ${k}`, form])),
  "text as it is": text.toString(),
  "text URL-encoded": encodeURIComponent(text.toString()),
  "text in upper case": text.toString().toUpperCase(),
};

const pem =
  "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIPlantedCanary\n-----END PRIVATE KEY-----\n";

/** A case that meets the secrets everywhere where a target could put them. */
const leaky = (id: string, form: string): CaseResult => {
  const record = new CaseRecord();
  record.secrets.add(binary, text);
  const awkward = `\u0130\u0130 ${form} \u0130`; // grows when made lower-case
  const exchange = record.begin({
    ...{ from: "a", to: "b", method: "POST", url: `https://h.example/x?key=${form}` },
    ...{ headers: { cookie: form }, text: JSON.stringify({ aefPsk: form, detail: awkward }) },
  });
  const answer = { authenticationInfo: form, list: [{ aefPsk: form }, awkward], pem };
  exchange.answered(500, { "x-debug": awkward }, JSON.stringify(answer));
  const plain = record.begin({
    from: "a",
    to: "b",
    method: "GET",
    url: "u",
    headers: {},
    text: "",
  });
  plain.answered(500, {}, `<h1>${awkward}</h1> ${pem}`);
  const lost = record.begin({ from: "a", to: "b", method: "GET", url: "u", headers: {}, text: "" });
  lost.failed(`reset after ${awkward}`);
  const hide = (said: string) => record.secrets.hideIn(said);
  return result({
    ...{ id, outcome: "fail", reason: hide(`got ${awkward}`), expected: hide(form) },
    ...{ actual: hide(`${awkward} ${pem}`), exchanges: record.exchanges() },
  });
};

describe("no secret is in a report", () => {
  const directory = mkdtempSync(join(tmpdir(), "capif-canary-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  for (const [name, form] of Object.entries(planted))
    test(`planted as ${name}`, async () => {
      const leaked = leaky("AEF-001", form);
      const run = runOf([leaked], { exitCode: 1 });
      const files = await writeReports(run, directory);
      const written = [
        traceOf(leaked, run.manifest),
        ...files.map((file) => readFileSync(file, "utf8")),
      ];

      expect(files).toHaveLength(4);
      for (const report of written) {
        const lower = report.toLowerCase();
        expect(report).toContain(redacted.slice(1, -1));
        for (const wanted of Object.values(planted))
          expect(lower.includes(wanted.toLowerCase())).toBe(false);
        expect(report).not.toContain("PlantedCanary");
      }
    });
});
