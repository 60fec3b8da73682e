import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { documentedRefusals, operationIds } from "./operations.js";
import { allRows } from "./rows/all.js";
import { reachedBy } from "./rows.js";

const rateLimits = "rate limits come with the issue Hold";
const noCertificate = "this AEF asks for no client certificate on that leg";
const pskOnly = "the operation is inside TLS-PSK, whose key is the authentication";

/** What the documents keep room for and our parties never say. */
const neverSaid: Record<string, string> = {
  ...Object.fromEntries(operationIds.map((id) => [`${id} 429`, rateLimits])),
  "initiateAuthentication 401 CLIENT_CERTIFICATE_REQUIRED": noCertificate,
  "identifyCaller 401 CLIENT_CERTIFICATE_REQUIRED": pskOnly,
  "identifyCaller 403 CONSUMER_NOT_AUTHORIZED": pskOnly,
};

describe("the rows", () => {
  const reached = new Set(allRows.flatMap(reachedBy));
  const documented = operationIds.flatMap((id) =>
    documentedRefusals(id)
      .filter((refusal) => refusal.startsWith("4"))
      .map((refusal) => `${id} ${refusal}`),
  );

  test("reach every refusal of the documents that a caller can cause", () => {
    expect(documented.filter((refusal) => !reached.has(refusal)).sort()).toEqual(
      Object.keys(neverSaid).sort(),
    );
  });

  test("expect none that the documents lack", () => {
    expect([...reached].filter((refusal) => !documented.includes(refusal))).toEqual([]);
  });

  test("have titles of their own", () => {
    const titles = allRows.map(({ site, title }) => `${site.name}: ${title}`);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  test("are all run: a test names each file", () => {
    const folder = new URL("./", import.meta.url);
    const tests = readdirSync(folder).filter((file) => /(?<!completeness)\.test\.ts$/.test(file));
    const named = tests.map((file) => readFileSync(new URL(file, folder), "utf8")).join("");
    const files = readdirSync(new URL("rows/", folder)).filter((file) => file !== "all.ts");
    const unnamed = files.filter(
      (file) => !named.includes(`./rows/${file.replace(".ts", ".js")}"`),
    );
    expect(unnamed).toEqual([]);
  });

  test("are all counted here", async () => {
    const folder = new URL("rows/", import.meta.url);
    const files = readdirSync(folder).filter((file) => file !== "all.ts");
    const modules = await Promise.all(files.map((file) => import(new URL(file, folder).href)));
    const isTable = (name: string) => /Rows$/.test(name);
    const counted = new Set(allRows);
    for (const exported of modules)
      for (const [name, rows] of Object.entries(exported))
        if (isTable(name))
          expect([name, (rows as typeof allRows).filter((row) => !counted.has(row))]).toEqual([
            name,
            [],
          ]);
  });
});
