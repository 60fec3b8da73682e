import { Script } from "node:vm";

const start = '<script type="module">';
const definition = "const __redoc_definition";
const exported = /export\{RedocStandalone,hydrate,init\};\s*$/;

const logo =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='40' height='12'%3E%3Ctext y='10' font-size='11' font-family='sans-serif' fill='%23777'%3ERedoc%3C/text%3E%3C/svg%3E";

/** What the script would ask other hosts for, and a landmark around each note; what it gets in its place. */
const replaced = {
  "https://cdn.redoc.ly/redoc/logo-mini-full.svg": logo,
  "https://cdn.redoc.ly/redoc/logo-mini.svg": logo,
  "https://cdn.redocly.com/icons/": "data:,",
  "https://otel.cloud.redocly.com/": "data:,",
  ".main.withConfig({shouldForwardProp:e=>![`compact`":
    ".div.withConfig({shouldForwardProp:e=>![`compact`",
};

const without = (code, [theirs, ours]) => {
  if (!code.includes(theirs)) throw new Error(`Redoc's script has no ${theirs}: look what it does`);
  return code.replaceAll(theirs, ours);
};

/** Redoc's module as a script of the old kind: from file:// a browser loads no modules. */
const classic = (module) => {
  if (!exported.test(module)) throw new Error("Redoc's script does not end as it did");
  const code = module.replace(exported, "").replaceAll("import.meta", "({url:document.baseURI})");
  new Script(code); // throws if anything of a module is left in it
  return Object.entries(replaced).reduce(without, code);
};

/** Takes Redoc's script, 2 MB, out of a page: all pages share it. */
export const split = (page, scriptPath) => {
  const [from, to] = [page.indexOf(start), page.indexOf(definition)];
  if (from < 0 || to < from) throw new Error("Redoc's page has another shape than it had");
  const head = page.slice(0, from).replaceAll('href="/', 'href="#/');
  const script = classic(page.slice(from + start.length, to));
  return {
    script,
    page: `${head}<script src="${scriptPath}"></script>\n<script>${page.slice(to)}`,
  };
};
