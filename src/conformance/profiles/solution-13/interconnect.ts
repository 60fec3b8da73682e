/** The cases for this role, in the order in which they run. */
export const interconnect: readonly string[] = [
  "IC-001",
  "IC-002",
  "IC-003",
  "IC-004",
  "IC-005",
  "IC-006",
  "IC-007",
  "IC-008",
  "IC-009",
  "IC-010",
  "IC-011",
  "IC-012",
  "IC-013",
  "IC-014",
  "IC-015",
  "IC-016",
];
