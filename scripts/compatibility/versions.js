const { compare } = new Intl.Collator("en", { numeric: true });

const parts = (version) => /^([^-]*)-?(.*)$/.exec(version).slice(1);

/** The order of semantic versioning: 1.0.0-alpha.2, 1.0.0-alpha.10, 1.0.0, 1.2.0, 1.10.0. */
export const byVersion = (a, b) => {
  const [[core, preRelease], [otherCore, otherPreRelease]] = [parts(a), parts(b)];
  if (core !== otherCore) return compare(core, otherCore);
  if ((preRelease === "") !== (otherPreRelease === "")) return preRelease === "" ? 1 : -1;
  return compare(preRelease, otherPreRelease);
};

export const majorOf = (version) => Number.parseInt(version, 10);
