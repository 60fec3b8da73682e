import { describe } from "vitest";
import { identityRows, identityRowsForHttp2 } from "./rows/identity.js";
import { testRows } from "./run-rows.js";

describe("an identity", () => {
  testRows(identityRows);
});

describe("an identity over HTTP/2", () => {
  testRows(identityRowsForHttp2, { http: [2] });
});
