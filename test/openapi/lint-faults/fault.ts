/** One way to break fixtures/parcel-tracking.yaml, and the one rule that finds it. */
export interface Fault {
  rule: string;
  fault: string;
  /** The text that `to` takes the place of, at its first occurrence. */
  from: string;
  to: string;
}
