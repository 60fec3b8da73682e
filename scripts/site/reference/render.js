import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { redocly } from "../../redocly.js";

const template = fileURLToPath(new URL("./template.hbs", import.meta.url));

const options = (downloadUrls) => ({
  disableTelemetry: true,
  showExtensions: true,
  schemaDefinitionsTagName: "Schemas",
  jsonSamplesExpandLevel: 3,
  downloadUrls,
});

/** The page that `redocly build-docs` makes of one bundle, its script still in it. */
export const render = async ({ title, yaml, downloads, site, generator }) => {
  const folder = mkdtempSync(join(tmpdir(), "capif-reference-"));
  try {
    writeFileSync(join(folder, "bundle.yaml"), yaml);
    writeFileSync(
      join(folder, "redocly.yaml"),
      stringify({ telemetry: "off", openapi: options(downloads) }),
    );
    const output = ["--inlineBundle", "--template", template, "--output", "page.html"];
    const texts = [`--templateOptions.site=${site}`, `--templateOptions.generator=${generator}`];
    await redocly(folder, "build-docs", "bundle.yaml", "--title", title, ...output, ...texts);
    return readFileSync(join(folder, "page.html"), "utf8");
  } finally {
    rmSync(folder, { recursive: true });
  }
};
