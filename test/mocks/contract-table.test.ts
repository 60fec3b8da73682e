import { describe } from "vitest";
import { bodyFormRows, bodyFormRowsForHttp2, bodyLengthRows } from "../contract/rows/body-form.js";
import { memberRows } from "../contract/rows/member-rows.js";
import { resourceRows, resourceRowsForHttp2 } from "../contract/rows/resources.js";
import type { Row } from "../contract/rows.js";
import { testRows } from "../contract/run-rows.js";
import { startMockWorld } from "./mock-world.js";

/** The sample service is the lab's, not the mock's. */
const ofVendors = ({ site }: Row) => site.operation !== "identifyCaller";

const rows = [...bodyFormRows, ...bodyLengthRows, ...memberRows, ...resourceRows];
const rowsForHttp2 = [...bodyFormRowsForHttp2, ...resourceRowsForHttp2];

describe("the mock, by the table of bad input of our parties,", () => {
  testRows(rows.filter(ofVendors), { start: startMockWorld });
});

describe("the mock over HTTP/2, by the same table,", () => {
  testRows(rowsForHttp2.filter(ofVendors), { start: startMockWorld, http: [2] });
});
