import { describe, expect, test } from "vitest";
import { readDocument, resolveIn, type Schema } from "../../src/contract/documents.js";
import { operationNamed, withBody } from "./operations.js";
import { memberRows } from "./rows/member-rows.js";
import { members } from "./rows/members.js";
import { testRows } from "./run-rows.js";

describe("the members of a body", () => {
  testRows(memberRows);

  const pointersIn = (api: Parameters<typeof readDocument>[0], node: Schema, at = ""): string[] => {
    const schema = resolveIn(readDocument(api), node);
    const parts = (schema.allOf ?? []).flatMap((part) => pointersIn(api, part, at));
    const items =
      schema.items === undefined ? [] : [`${at}/0`, ...pointersIn(api, schema.items, `${at}/0`)];
    const properties = Object.entries(schema.properties ?? {})
      .filter(([, property]) => !("readOnly" in resolveIn(readDocument(api), property)))
      .flatMap(([name, property]) => [
        `${at}/${name}`,
        ...pointersIn(api, property, `${at}/${name}`),
      ]);
    return [...new Set([...parts, ...items, ...properties])];
  };

  for (const id of withBody)
    test(`of ${id} are all in the table`, () => {
      const { api, requestBody } = operationNamed(id);
      const documented = pointersIn(api, { $ref: `#/components/schemas/${requestBody}` });
      expect(members[id]?.members.map(({ pointer }) => pointer).sort()).toEqual(documented.sort());
    });
});
