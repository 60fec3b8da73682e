import type { ApiName } from "../../../contract/documents.js";
import { faultsOf } from "../../../contract/faults.js";
import { expect } from "../../bench/expect.js";
import { broken } from "../../bench/failures.js";
import type { Asked } from "../../bench/neighbour.js";

/** The first of the requests, or the finding that none came. */
export const firstOf = (requests: readonly Asked[], name: string, output: string): Asked => {
  const [first] = requests;
  if (first === undefined) throw broken({ message: `no ${name} came`, actual: output });
  return first;
};

/** Expects JSON of this schema. */
export const expectBody = (
  api: ApiName,
  schema: string,
  { headers, text }: Asked,
): { [member: string]: unknown } => {
  const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  expect(mediaType === "application/json", "the media type is not JSON's", {
    expected: "application/json",
    actual: mediaType ?? "none",
  });
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw broken({ message: "the body is not JSON" });
  }
  const faults = faultsOf(api, schema, body);
  const told = faults.map(({ param, reason }) => `${param || "the body"} ${reason}`).join("; ");
  expect(faults.length === 0, `the body is no ${schema}: ${told}`);
  return body as { [member: string]: unknown }; // an object, by the schema
};
