import { expect, test } from "vitest";
import { continuedTrace, newTrace, traceHeaders } from "../../src/contract/trace.js";

const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
const parentSpanId = "00f067aa0ba902b7";

test("a trace goes on below the caller's part, with a part of its own", () => {
  const trace = continuedTrace(`00-${traceId}-${parentSpanId}-00`);

  expect(trace).toMatchObject({ traceId, parentSpanId, flags: "00" });
  expect(trace.spanId).toMatch(/^[0-9a-f]{16}$/);
  expect(trace.spanId).not.toBe(parentSpanId);
  expect(traceHeaders(trace)).toEqual({ traceparent: `00-${traceId}-${trace.spanId}-00` });
});

test("a later version's trace goes on, whatever else it says", () => {
  for (const header of [
    `01-${traceId}-${parentSpanId}-01`,
    `cc-${traceId}-${parentSpanId}-01-what-the-future`,
  ])
    expect(continuedTrace(header)).toMatchObject({ traceId, parentSpanId, flags: "01" });
});

// The cases of W3C Trace Context 3.2.2 and of its test suite.
test.each([
  undefined,
  null,
  "",
  "nonsense",
  `00-${traceId}-${parentSpanId}-01-more`,
  `00-${traceId}-${parentSpanId}-01-`,
  `00-${traceId}-${parentSpanId}-0`,
  `00-${traceId}-${parentSpanId}`,
  `ff-${traceId}-${parentSpanId}-01`,
  `cc-${traceId}-${parentSpanId}-01.what`,
  `00-${"0".repeat(32)}-${parentSpanId}-01`,
  `00-${traceId}-${"0".repeat(16)}-01`,
  `00-${traceId.toUpperCase()}-${parentSpanId}-01`,
  `00-${traceId}-${parentSpanId}-.1`,
  `0-${traceId}-${parentSpanId}-01`,
])("%s is no trace: a new one begins", (header) => {
  const trace = continuedTrace(header);

  expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(trace.traceId).not.toBe(traceId);
  expect(trace.parentSpanId).toBeUndefined();
  expect(continuedTrace(traceHeaders(trace).traceparent).traceId).toBe(trace.traceId);
});

test("no two traces are one", () => {
  expect(newTrace().traceId).not.toBe(newTrace().traceId);
});
