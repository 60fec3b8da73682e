import { describe } from "vitest";
import { interfaceRows, twoInterfaces } from "./rows/interfaces.js";
import { testRows } from "./run-rows.js";

describe("an interface", () => {
  testRows(interfaceRows, { world: twoInterfaces });
});
