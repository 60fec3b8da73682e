import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { configured, portNumber, untilSignal } from "./common.js";
import { action, print, quiet, UsageError } from "./terminal.js";

interface DocsOptions {
  port: number;
}

const site = fileURLToPath(new URL("../../site/", import.meta.url));
const host = "127.0.0.1";

/** The command `docs`: the published site, served from the installed package. */
export const docsCommand = (): Command =>
  quiet(new Command("docs"), process)
    .description("read the documents, the catalogues and the vectors in a browser")
    .option("--port <n>", "0 takes a free port", portNumber, 4020)
    .addHelpText("after", "\nThe same pages open without a server: site/index.html of the package.")
    .action(action(process, (options: DocsOptions) => configured(() => docs(options))));

const docs = async ({ port: wanted }: DocsOptions): Promise<number> => {
  if (!existsSync(`${site}index.html`))
    throw new UsageError("this checkout has no site yet: `npm run site` builds it");
  const signal = untilSignal();
  const { openFolder } = await import("../http/folder.js");
  const { port, close } = await openFolder(site, { host, port: wanted });
  print(process, [`http://${host}:${port}/`, "ready"]);
  await signal;
  await close();
  return 0;
};
