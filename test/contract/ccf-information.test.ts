import { describe } from "vitest";
import { ccfInformationRows } from "./rows/ccf-information.js";
import { testRows } from "./run-rows.js";

describe("the CCF that a request names", () => {
  testRows(ccfInformationRows);
});
