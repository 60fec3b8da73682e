import { byVersion } from "../compatibility/versions.js";
import { codegenFiles } from "../generate/codegen.js";

const filesOf = (stem, { yaml, document }) => [
  { path: `downloads/${stem}.yaml`, kind: "OpenAPI 3.0.3, YAML", content: yaml },
  {
    path: `downloads/${stem}.json`,
    kind: "OpenAPI 3.0.3, JSON",
    content: `${JSON.stringify(document, null, 2)}\n`,
  },
  ...codegenFiles(stem, document).map(([file, content]) => ({
    path: `downloads/${file}`,
    kind: "for generators, YAML",
    content,
  })),
];

const versionOf = (api, bundle, status) => {
  const stem = `${api.name}-${bundle.version}`;
  const { title } = bundle.document.info;
  const reference = `reference/${stem}.html`;
  return { api: api.name, title, ...bundle, ...status, reference, files: filesOf(stem, bundle) };
};

const versionsOfApi = (api, released) => {
  const releases = released.filter(({ name }) => name === api.name);
  const same = releases.find(({ version }) => version === api.version);
  if (same !== undefined && same.yaml !== api.yaml)
    throw new Error(`${api.name} ${api.version} is not what was released: raise its info.version`);
  const all = releases.map((one) =>
    versionOf(api, one, { released: true, current: one.version === api.version }),
  );
  const current =
    same === undefined ? [versionOf(api, api, { released: false, current: true })] : [];
  return [...all, ...current].sort((a, b) => byVersion(b.version, a.version));
};

/** Every version of every API that the site shows, the newest of each first. */
export const versionsOf = ({ apis, released }) =>
  apis.flatMap((api) => versionsOfApi(api, released));

/** What stands beside a version's number. */
export const statusOf = ({ released, current }) =>
  [...(released ? ["released"] : ["not released yet"]), ...(current ? ["current"] : [])].join(", ");
