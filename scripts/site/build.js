import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { layout } from "./layout.js";
import { readSources } from "./sources.js";

const folder = new URL("./pages/", import.meta.url);

/** What the modules in pages/ make: pages for the layout, and files that are written as they are. */
const collect = async (sources) => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".js"));
  const modules = await Promise.all(names.sort().map((name) => import(new URL(name, folder).href)));
  const all = (list) => Promise.all(list).then((lists) => lists.flat());
  return {
    pages: await all(modules.map(({ pages }) => pages?.(sources) ?? [])),
    files: await all(modules.map(({ files }) => files?.(sources) ?? [])),
  };
};

/** Refuses two contents of one path and a path that leads out of the site. */
const checkPaths = (files) => {
  const seen = new Set();
  for (const { path } of files) {
    if (normalize(path) !== path || path.startsWith("..") || path.startsWith("/"))
      throw new Error(`${path} is not a path below the site`);
    if (seen.has(path)) throw new Error(`two pages write ${path}`);
    seen.add(path);
  }
};

/** Writes the whole site into a folder that nobody has looked at yet; tells how much it is. */
export const buildInto = async (directory) => {
  const sources = await readSources();
  const { pages, files } = await collect(sources);
  const written = [
    ...pages.map((page) => ({ path: page.path, content: layout(page, pages, sources.package) })),
    ...files,
  ];
  checkPaths(written);
  for (const { path, content } of written) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return {
    pages: written.filter(({ path }) => path.endsWith(".html")).length,
    files: written.length,
    bytes: written.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0),
  };
};
