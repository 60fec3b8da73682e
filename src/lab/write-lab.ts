import { writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { stringify } from "yaml";
import type { LabConfiguration, Loaded } from "../contract/configuration.js";
import { readAnchors, readCredentials } from "../contract/pem-files.js";
import { conformanceIdentities } from "./conformance/identities.js";
import {
  conformanceAefConfiguration,
  conformanceInvokers,
  withConformanceHome,
  withConformancePeers,
} from "./conformance/parties.js";
import type { ConformancePorts } from "./conformance/ports.js";
import { conformanceTarget } from "./conformance/target.js";
import { type IdentityFiles, type IdentityRequest, LabPki } from "./pki.js";
import {
  aefConfiguration,
  ccfAConfiguration,
  ccfBConfiguration,
  type Extras,
  invokerConfiguration,
  type LabPartyName,
  type LabPlan,
  standardIdentities,
} from "./plan.js";

const identitiesOf = (plan: LabPlan, { identities = {} }: LabConfiguration) => {
  const standard: Record<string, IdentityRequest> = standardIdentities(plan);
  const taken = Object.keys(identities).find((name) => name in standard);
  if (taken !== undefined) throw new TypeError(`every lab has an identity ${taken} already`);
  const extra = Object.entries(identities).map(
    ([name, { domain, role, id }]): [string, IdentityRequest] => [name, { domain, role, id }],
  );
  return [...Object.entries(standard), ...extra];
};

const extrasOf = (
  { configuration, directory }: Loaded<LabConfiguration>,
  labDirectory: string,
  ccf: "ccf-a" | "ccf-b",
): Extras => {
  const { identities = {}, trustAnchors = {} } = configuration;
  const domain = ccf === "ccf-a" ? "a" : "b";
  const onboarded = Object.values(identities).filter(
    (one) => one.domain === domain && one.role === "invoker" && one.onboarded !== false,
  );
  const standard = domain === "a" ? ["API-INVOKER-3"] : ["API-INVOKER-1", "API-INVOKER-2"];
  return {
    invokers: [...new Set([...standard, ...onboarded.map(({ id }) => id)])],
    trustAnchors: (trustAnchors[ccf] ?? []).map((anchor) => {
      readAnchors(directory, anchor.ca); // refused before any party has it
      return { ...anchor, ca: relative(labDirectory, resolve(directory, anchor.ca)) };
    }),
  };
};

const createPki = (
  { host }: LabPlan,
  { configuration: { authorities = {} }, directory: from }: Loaded<LabConfiguration>,
  directory: string,
): Promise<LabPki> => {
  const { a, b } = authorities;
  return LabPki.create(directory, host, {
    ...(a === undefined ? {} : { a: readCredentials(from, a) }),
    ...(b === undefined ? {} : { b: readCredentials(from, b) }),
  });
};

const idMember = { invoker: "apiInvokerId", aef: "aefId", ccf: "ccfId" } as const;

const describeIdentity = (name: string, { role, id }: IdentityRequest, files: IdentityFiles) => [
  name,
  name === "stranger" ? files : { [idMember[role]]: id, ...files },
];

const describeLab = (
  { ccfA, ccfB, aef }: LabPlan,
  ca: string,
  identities: readonly unknown[][],
) => ({
  ca,
  parties: {
    "ccf-a": { ccfId: ccfA.ccfId, apiRoot: ccfA.apiRoot },
    "ccf-b": { ccfId: ccfB.ccfId, apiRoot: ccfB.apiRoot },
    aef: { aefId: aef.aefId, apiRoot: aef.apiRoot, interfaceDetails: aef.interfaceDetails },
  },
  identities: Object.fromEntries(identities),
});

type Write = (name: string, value: unknown) => string;

/** What the conformance suite needs to test this lab; returns the AEF under test's configuration. */
const writeConformance = async (
  {
    plan,
    lab,
    ports,
    pki,
  }: {
    plan: LabPlan;
    lab: LabConfiguration;
    ports: ConformancePorts;
    pki: LabPki;
  },
  standard: (name: string) => IdentityFiles,
  write: Write,
): Promise<string> => {
  pki.writeConformanceAnchor();
  const issued = await Promise.all(
    Object.entries(conformanceIdentities(plan)).map(
      async ([name, request]) => [name, await pki.issue(`conformance/${name}`, request)] as const,
    ),
  );
  const own = new Map(issued);
  const filesOf = (name: string) => own.get(name) ?? standard(name);
  for (const [name, invoker] of Object.entries(conformanceInvokers(plan, ports, filesOf)))
    write(name, invoker);
  write("target", conformanceTarget(plan, lab, ports, filesOf));
  const aef = conformanceAefConfiguration(plan, ports, filesOf("aef-conformance"));
  return write("conformance-aef", aef);
};

/** Writes the PKI, a configuration file a party, and lab.json; returns the configuration files. */
export const writeLab = async (
  plan: LabPlan,
  loaded: Loaded<LabConfiguration>,
  directory: string,
  conformance?: ConformancePorts,
): Promise<Partial<Record<LabPartyName, string>> & { invoker: string }> => {
  const { configuration } = loaded;
  const pki = await createPki(plan, loaded, directory);
  const issued = await Promise.all(
    identitiesOf(plan, configuration).map(
      async ([name, request]) => [name, request, await pki.issue(name, request)] as const,
    ),
  );
  const tls = Object.fromEntries(issued.map(([name, , files]) => [name, files]));
  const filesOf = (name: string): IdentityFiles => {
    const files = tls[name];
    if (files === undefined) throw new TypeError(`the lab has no identity ${name}`);
    return files;
  };
  const write: Write = (name, value) => {
    const file = join(directory, `${name}.yaml`);
    writeFileSync(file, stringify(value));
    return file;
  };
  // Read after the lab's own CAs are written: somebody else's party may bear a certificate of theirs.
  const externalAnchors = Object.values(configuration.external ?? {}).map(({ ca }) =>
    readAnchors(loaded.directory, ca).toString("utf8"),
  );
  const ca = pki.writeAnchors("ca.pem", externalAnchors);
  const identities = issued.map(([name, request, files]) => describeIdentity(name, request, files));
  const description = JSON.stringify(describeLab(plan, ca, identities), null, 2);
  writeFileSync(join(directory, "lab.json"), `${description}\n`);
  const a = extrasOf(loaded, directory, "ccf-a");
  const b = extrasOf(loaded, directory, "ccf-b");
  const ccfA = ccfAConfiguration(plan, configuration, filesOf("ccf-a"), a);
  const ccfB = ccfBConfiguration(plan, configuration, filesOf("ccf-b"), b);
  const underTest =
    conformance &&
    (await writeConformance({ plan, lab: configuration, ports: conformance, pki }, filesOf, write));
  return {
    "ccf-a": write("ccf-a", conformance ? withConformancePeers(ccfA, plan, conformance) : ccfA),
    "ccf-b": write("ccf-b", conformance ? withConformanceHome(ccfB, plan, conformance) : ccfB),
    ...(underTest === undefined ? {} : { "conformance-aef": underTest }),
    aef: write("aef", aefConfiguration(plan, filesOf("aef"))),
    invoker: write("invoker", invokerConfiguration(plan, "API-INVOKER-1", filesOf("invoker"))),
  };
};
