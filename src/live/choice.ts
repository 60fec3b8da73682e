import type { TlsVersion } from "../tls/versions.js";

/** What can go wrong in a run, for real; the text is what the page says of it. */
export const faults = {
  none: "nothing: all eleven steps",
  "wrong-key": "wrong key: the invoker offers 32 random octets in step 11",
  "unknown-invoker":
    "unknown invoker: its certificate is of domain B's CA, CCF-B never onboarded it",
  "ccf-b-down": "CCF-B down: its process is ended for this run and started again after",
  "ccf-b-lost": "CCF-B lost: its process is ended after step 3 and started again after the run",
} as const;

export type FaultName = keyof typeof faults;

/** The TLS versions of step 11. */
export const tlsVersions = ["1.3", "1.2"] as const satisfies readonly TlsVersion[];

/** What a run is asked to be. */
export interface Choice {
  tls: TlsVersion;
  fault: FaultName;
}

const isFault = (name: unknown): name is FaultName =>
  typeof name === "string" && Object.hasOwn(faults, name);

/** A choice from JSON; undefined if it is none. */
export const choiceOf = (value: unknown): Choice | undefined => {
  if (typeof value !== "object" || value === null) return undefined;
  const { tls, fault, ...others } = value as Record<string, unknown>; // each is looked at below
  const version = tlsVersions.find((one) => one === tls);
  const isKnown = version !== undefined && isFault(fault) && Object.keys(others).length === 0;
  return isKnown ? { tls: version, fault } : undefined;
};
