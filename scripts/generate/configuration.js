import { writeJson } from "./files.js";

const files = {
  configuration: {
    ccf: "CcfConfiguration",
    aef: "AefConfiguration",
    invoker: "InvokerConfiguration",
    lab: "LabConfiguration",
    scenarios: "ScenariosConfiguration",
  },
  conformance: {
    target: "TargetConfiguration",
    "expected-failures": "ExpectedFailuresConfiguration",
    report: "RunReport",
  },
};

/** The configuration files' schemas in the form that editors read: one JSON Schema a file. */
export const writeConfigurationSchemas = (directory, documents) => {
  for (const [document, schemas] of Object.entries(files)) {
    const $defs = JSON.parse(
      JSON.stringify(documents[document].components.schemas).replaceAll(
        "#/components/schemas/",
        "#/$defs/",
      ),
    );
    for (const [file, name] of Object.entries(schemas))
      writeJson(directory, `config/${file}.schema.json`, {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        title: name,
        $ref: `#/$defs/${name}`,
        $defs,
      });
  }
};
