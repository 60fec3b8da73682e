import { describe, expect, test } from "vitest";
import { parse } from "yaml";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { pages } from "../../scripts/site/pages/changelog.js";
// @ts-expect-error -- plain JavaScript, checked by what it does
import { readSources } from "../../scripts/site/sources.js";

/** The changelog's page if an older version had been released that the change made of the current one. */
const changelogAfter = async (change: (bundle: string) => string): Promise<string> => {
  const sources = await readSources();
  const api = sources.apis.find(({ name }: { name: string }) => name === "ccf-security-info");
  const version = "0.9.0";
  const yaml = change(api.yaml).replace(/version: 1\.0\.0\S*/, `version: ${version}`);
  const older = { name: api.name, version, yaml, document: parse(yaml) };
  const released = [{ ...older, path: "an older one" }];
  const [page] = await pages({ ...sources, apis: [api], released });
  return String(page.html);
};

describe("the changelog of the documents", { timeout: 60_000 }, () => {
  test("calls a path that went a breaking change, and names it", async () => {
    const page = await changelogAfter((bundle) =>
      bundle.replace("/request-security-info:", "/ask-for-info:"),
    );

    expect(page).toContain("<strong>Breaking</strong> since 0.9.0: ");
    expect(page).toContain("ask-for-info");
    expect(page).toMatch(/<td>breaking<\/td>/);
    expect(page.indexOf('id="ccf-security-info-1.')).toBeLessThan(
      page.indexOf('id="ccf-security-info-0.9.0"'),
    );
    expect(page.match(/The first version\./g)).toHaveLength(1);
  });

  test("calls another wording no breaking change", async () => {
    const page = await changelogAfter((bundle) => bundle.replace("Ask a CCF", "Ask any CCF"));

    expect(page).toContain("<strong>Not breaking</strong> since 0.9.0: 0");
    expect(page).not.toMatch(/<td>breaking<\/td>/);
    expect(page).toMatch(/<td>other<\/td>/);
  });
});
