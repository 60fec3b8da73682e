import type { Fault } from "./fault.js";

const enumeration = "      anyOf:\n        - type: string\n          enum: [FRAGILE";
const locationOf201 =
  "          headers:\n            Location:\n              description: The parcel.\n              required: true";

/** Faults of what the messages hold. */
export const schemaFaults: readonly Fault[] = [
  {
    rule: "capif/secrets-marked",
    fault: "a secret that is not marked",
    from: "          format: password\n",
    to: "",
  },
  {
    rule: "capif/secrets-hidden",
    fault: "a secret in a path",
    from: "        type: string\n      examples:\n        seven:",
    to: "        type: string\n        format: password\n      examples:\n        seven:",
  },
  {
    rule: "capif/secrets-hidden",
    fault: "a query parameter named like a secret",
    from: `      - $ref: "#/components/parameters/ParcelId"\n`,
    to: `      - $ref: "#/components/parameters/ParcelId"\n      - name: lockPsk\n        in: query\n        description: The lock's.\n        schema: { type: string }\n        examples: { one: { value: "1" } }\n`,
  },
  {
    rule: "capif/secrets-hidden",
    fault: "a header named like a secret",
    from: locationOf201,
    to: locationOf201.replace(
      "            Location:",
      "            Lock-Psk:\n              description: The lock's.\n              schema: { type: string }\n              examples: { one: { value: one } }\n            Location:",
    ),
  },
  {
    rule: "capif/schema-names",
    fault: "a schema that is not UpperCamel",
    from: "    ParcelReq:",
    to: "    address_label: { type: string, description: A label. }\n    ParcelReq:",
  },
  {
    rule: "capif/schema-names",
    fault: "a schema of a shared file that is not UpperCamel",
    from: "schemas/Label",
    to: "schemas/label_text",
  },
  {
    rule: "capif/schema-names",
    fault: "a member that is not lowerCamel",
    from: "        lockPskId:\n",
    to: "        lock_owner: { type: string }\n        lockPskId:\n",
  },
  {
    rule: "capif/open-enumerations",
    fault: "a closed enumeration",
    from: "        - type: string\n    ProblemDetails:",
    to: "    ProblemDetails:",
  },
  {
    rule: "capif/open-enumerations",
    fault: "a value that is not UPPER_SNAKE",
    from: enumeration,
    to: enumeration.replace("[FRAGILE", "[FRAGILE, upside-down"),
  },
  {
    rule: "capif/supported-features",
    fault: "a request without supportedFeatures",
    from: "        supportedFeatures:\n          type: string\n",
    to: "        otherFeatures:\n          type: string\n",
  },
  {
    rule: "capif/supported-features",
    fault: "supportedFeatures that may be absent",
    from: "required: [supportedFeatures]",
    to: "required: [parcelId]",
  },
  {
    rule: "capif/supported-features",
    fault: "an answer without supportedFeatures",
    from: `schema:\n                $ref: "#/components/schemas/ParcelRsp"`,
    to: "schema: { type: object }",
  },
  {
    rule: "capif/open-objects",
    fault: "an object that refuses what it does not know",
    from: "      description: Asks for a parcel.\n      type: object\n",
    to: "      description: Asks for a parcel.\n      type: object\n      additionalProperties: false\n",
  },
  {
    rule: "spec-ref-siblings",
    fault: "a reference with siblings",
    from: `          $ref: "#/components/schemas/Handling"`,
    to: `          $ref: "#/components/schemas/Handling"\n          description: How.`,
  },
];
