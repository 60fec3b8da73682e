import { describe } from "vitest";
import { bodyFormRows, bodyFormRowsForHttp2, bodyLengthRows } from "./rows/body-form.js";
import { testRows } from "./run-rows.js";

describe("a body", () => {
  testRows([...bodyFormRows, ...bodyLengthRows]);
});

describe("a body over HTTP/2", () => {
  testRows(bodyFormRowsForHttp2, { http: [2] });
});
