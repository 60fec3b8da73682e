import { describe } from "vitest";
import { lookupRows } from "./rows/lookups.js";
import { ownershipRows } from "./rows/ownership.js";
import { testRows } from "./run-rows.js";

describe("what is somebody else's, or not there", () => {
  testRows([...ownershipRows, ...lookupRows]);
});
