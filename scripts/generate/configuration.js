import { writeJson } from "./files.js";

const files = {
  ccf: "CcfConfiguration",
  aef: "AefConfiguration",
  invoker: "InvokerConfiguration",
  lab: "LabConfiguration",
  scenarios: "ScenariosConfiguration",
};

/** The configuration files' schemas in the form that editors read: one JSON Schema a file. */
export const writeConfigurationSchemas = (directory, { components }) => {
  const $defs = JSON.parse(
    JSON.stringify(components.schemas).replaceAll("#/components/schemas/", "#/$defs/"),
  );
  for (const [file, name] of Object.entries(files))
    writeJson(directory, `config/${file}.schema.json`, {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: name,
      $ref: `#/$defs/${name}`,
      $defs,
    });
};
