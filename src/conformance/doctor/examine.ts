import type { X509Certificate } from "node:crypto";
import { ConfigurationError } from "../../contract/configuration.js";
import { certificatesIn } from "../../contract/pem-files.js";
import { statementOf } from "../statement/statement.js";
import { loadTarget, type Target } from "../target/target.js";
import { examineCertificates } from "./certificates.js";
import { examineCommands } from "./commands.js";
import { endpointsOf, examineEndpoint } from "./endpoints.js";
import { type Finding, ok, problem } from "./finding.js";
import { examineListening } from "./hosts.js";
import { identitiesOf } from "./identities.js";
import { examinePrerequisites } from "./prerequisites.js";

const anchorMembers = ["ca", "clientCa", "homeCa", "aefCa"];

/** Every CA that the target file names, wherever it stands. */
const anchorsIn = (value: unknown): X509Certificate[] => {
  if (value === null || typeof value !== "object" || Buffer.isBuffer(value)) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    anchorMembers.includes(name) && Buffer.isBuffer(member)
      ? certificatesIn(member)
      : anchorsIn(member),
  );
};

/** Looks at everything that a run will need, changing nothing at the target. */
export const examine = async (target: Target): Promise<Finding[]> => {
  statementOf(target);
  const endpoints = endpointsOf(target);
  const [listening, ...network] = await Promise.all([
    examineListening(target),
    ...endpoints.map((endpoint) => examineEndpoint(endpoint, target)),
  ]);
  return [
    ...examineCertificates(identitiesOf(target), anchorsIn(target)),
    ...listening,
    ...examineCommands(target),
    ...network.flat(),
    ...examinePrerequisites(target),
  ];
};

/** The same from the file on; one that cannot be used is a finding too. */
export const examineFile = async (file: string): Promise<Finding[]> => {
  try {
    const target = loadTarget(file);
    const findings = await examine(target);
    return [ok("file", file, `describes ${target.name}`), ...findings];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const message = error.message.split("\n")[0] ?? "";
    return [
      problem(
        { topic: "file", where: file, message },
        "correct the file; `conformance init` writes one that can be used",
      ),
    ];
  }
};
