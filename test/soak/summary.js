// The result as a person reads it.

const mib = (value) => (value === undefined ? "?" : `${value.toFixed(0)} MiB`);

const memoryLine = ([name, memory]) => {
  const { seconds, startMib, endMib, fileMib, slopeMibPerMinute: slope } = memory;
  const growth =
    slope === undefined
      ? "too short to tell a slope"
      : `${slope.toFixed(2)} MiB a minute in the second half`;
  const own = `${mib(startMib)} to ${mib(endMib)} in its last ${seconds} s`;
  return `  ${name.padEnd(6)} ${own}, and ${mib(fileMib)} of files: ${growth}`;
};

const failureLine = ({ cause, duringRestarts, otherwise }) =>
  `  ${String(duringRestarts).padStart(7)} ${String(otherwise).padStart(9)}  ${cause}`;

/** Counts, failures by cause, memory, and what must never happen. */
export const summaryOf = (result) => {
  const { seconds, flows, keys, revocations, restarts, recovered, failures } = result;
  const { violations, memory } = result;
  const perSecond = (flows / seconds).toFixed(1);
  return `${[
    `${flows} flows in ${seconds} s (${perSecond} a second), ${keys} keys, ${revocations} revoked, ` +
      `${restarts} restarts; ${recovered} keys went on after a failure`,
    ...(failures.length === 0 ? ["no failure"] : ["failures: in restarts, otherwise, cause"]),
    ...failures.map(failureLine),
    "memory of their own",
    ...Object.entries(memory).map(memoryLine),
    violations.length === 0
      ? "nothing lost, no revoked key taken, nothing failed that no restart explains"
      : `${violations.length} violations`,
    ...violations.slice(0, 20).map((text) => `  ${text}`),
  ].join("\n")}\n`;
};
