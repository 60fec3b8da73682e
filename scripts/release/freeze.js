import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The APIs' bundles as they are, each with the place of its version among the released ones. */
const bundles = (root) => {
  const generated = join(root, "generated");
  const names = readdirSync(generated).filter((file) => file.endsWith(".json"));
  return names.flatMap((file) => {
    const { info, paths = {} } = JSON.parse(readFileSync(join(generated, file), "utf8"));
    if (info === undefined || Object.keys(paths).length === 0) return [];
    const api = file.replace(/\.json$/, "");
    const place = join("openapi", "released", api, `${info.version}.yaml`);
    return [{ text: readFileSync(join(generated, `${api}.yaml`), "utf8"), place }];
  });
};

/** Which bundles no release has had yet, and which have changed under a version that one has had. */
export const unfrozen = (root) => {
  const all = bundles(root);
  const isThere = ({ place }) => existsSync(join(root, place));
  return {
    fresh: all.filter((bundle) => !isThere(bundle)),
    changed: all.filter(
      (bundle) => isThere(bundle) && readFileSync(join(root, bundle.place), "utf8") !== bundle.text,
    ),
  };
};

/** Keeps bundles among the released ones. */
export const freeze = (root, fresh) => {
  for (const { place, text } of fresh) {
    mkdirSync(dirname(join(root, place)), { recursive: true });
    writeFileSync(join(root, place), text);
  }
};
