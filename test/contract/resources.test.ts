import { describe } from "vitest";
import { resourceRows, resourceRowsForHttp2 } from "./rows/resources.js";
import { testRows } from "./run-rows.js";

describe("a resource", () => {
  testRows(resourceRows);
});

describe("a resource over HTTP/2", () => {
  testRows(resourceRowsForHttp2, { http: [2] });
});
