const ids = (...numbers) => numbers.map((n) => `CCF-RELAY-${String(n).padStart(3, "0")}`);

/** One way to break CCF-A as a relay, and the numbers of the cases that see it. */
export const mutant = (id, file, [find, replace], breaks, ...numbers) => ({
  id: `ccf-relay-${id}`,
  party: "ccf-a",
  role: "ccf-relay",
  file,
  find,
  replace,
  breaks,
  caughtBy: ids(...numbers),
});
