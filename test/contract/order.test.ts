import { describe } from "vitest";
import { orderBeforeReadingRows } from "./rows/order-before-reading.js";
import { orderOfContentRows } from "./rows/order-of-content.js";
import { testRows } from "./run-rows.js";

describe("the order of checks", () => {
  testRows([...orderBeforeReadingRows, ...orderOfContentRows]);
});
