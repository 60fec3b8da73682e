import type { CcfInformation, SecurityInformation, ServiceSecurity } from "../contract/types.js";
import {
  type AefKey,
  remainingSeconds,
  type SecurityContext,
  type SecurityEntry,
} from "./security-contexts.js";

/** The valid keys of an entry. */
export const keysOf = ({ targets }: SecurityEntry, { keys }: SecurityContext): AefKey[] =>
  targets
    .flatMap(({ interfaces }) => [...interfaces.keys()])
    .flatMap((p0) => keys.get(p0) ?? [])
    .filter(({ expiresAt }) => remainingSeconds(expiresAt) > 0);

const describeEntry = (entry: SecurityEntry, context: SecurityContext): SecurityInformation => {
  const [key] = keysOf(entry, context);
  return {
    ...(entry.aefId === undefined ? {} : { aefId: entry.aefId }),
    ...(entry.interfaceDetails === undefined ? {} : { interfaceDetails: entry.interfaceDetails }),
    prefSecurityMethods: entry.prefSecurityMethods,
    ...(entry.selSecurityMethod === undefined
      ? {}
      : {
          selSecurityMethod: entry.selSecurityMethod,
          aefInterfaces: entry.targets.flatMap(({ interfaces }) => [...interfaces.values()]),
        }),
    ...(key === undefined
      ? {}
      : {
          keyDerivation: "TLS12_MASTER_SECRET",
          remainingValidity: remainingSeconds(key.expiresAt),
        }),
  };
};

const describeWithKey = (
  entry: SecurityEntry,
  context: SecurityContext,
  key: AefKey,
): SecurityInformation => {
  const { aefId, ...described } = describeEntry(entry, context);
  const [details] = entry.targets.flatMap(({ interfaces }) => interfaces.get(key.p0) ?? []);
  const isOnly = entry.targets.flatMap(({ interfaces }) => [...interfaces]).length === 1;
  return {
    ...described,
    // Where an AEF has several interfaces, each key says by interface which one it is for.
    ...(isOnly && aefId !== undefined ? { aefId } : {}),
    ...((!isOnly || aefId === undefined) && details !== undefined
      ? { interfaceDetails: details }
      : {}),
    ...(details === undefined ? {} : { aefInterfaces: [details] }),
    authenticationInfo: key.aefPsk.toString("hex"),
  };
};

/** A security context as its invoker sees it: without any key. */
export const describe = (
  context: SecurityContext,
  entries: SecurityEntry[],
  ccfInformation: CcfInformation,
): ServiceSecurity => ({
  securityInfo: entries.map((entry) => describeEntry(entry, context)),
  notificationDestination: context.notificationDestination,
  ccfInformation,
  supportedFeatures: "0",
});

/** An AEF's own entries; with keys, one entry for each of them. */
export const describeForAef = (
  context: SecurityContext,
  entries: SecurityEntry[],
  ccfInformation: CcfInformation,
  withKeys: boolean,
): ServiceSecurity => {
  const securityInfo = entries.flatMap((entry) => {
    const keys = keysOf(entry, context);
    if (!withKeys || keys.length === 0) return [describeEntry(entry, context)];
    return keys.map((key) => describeWithKey(entry, context, key));
  });
  return { securityInfo, ccfInformation, supportedFeatures: "0" };
};
