/** The TLS versions of TS 33.210 6.2. */
export type TlsVersion = "1.2" | "1.3";

const allVersions: readonly TlsVersion[] = ["1.2", "1.3"];

/** Node's `minVersion` and `maxVersion` for a set of versions; all of them unless told. */
export function versionRange(versions: readonly TlsVersion[] = allVersions) {
  if (versions.length === 0) throw new TypeError("tlsVersions is empty");
  const has = (version: TlsVersion) => versions.includes(version);
  return {
    minVersion: has("1.2") ? "TLSv1.2" : "TLSv1.3",
    maxVersion: has("1.3") ? "TLSv1.3" : "TLSv1.2",
  } as const;
}
