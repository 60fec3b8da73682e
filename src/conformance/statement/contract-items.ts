import { readDocument } from "../../contract/documents.js";
import { type Operation, operationsOf } from "../../contract/operations.js";
import type { Role } from "../case.js";
import type { StatementItem } from "./items.js";
import { type OpenPoint, openPoints } from "./open-points.js";

// The items that the contract's documents give: nobody writes them down twice.

/** The APIs that each role offers; an invoker offers none, and an interconnect is three parties. */
export const offeredApis = {
  "ccf-home": ["capif-security", "ccf-security-info"],
  "ccf-relay": ["ccf-security-info"],
  aef: ["aef-authentication"],
  invoker: [],
  interconnect: [],
} as const satisfies Record<Role, readonly Operation["api"][]>;

/** `RevocationNotification` as `revocation-notification`. */
const kebab = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/[_ ]/g, "-")
    .toLowerCase();

interface Feature {
  number: number;
  name: string;
  reserved?: boolean;
}

const featuresOf = (api: Operation["api"], schema: string): Feature[] => {
  const found: object = readDocument(api).components.schemas[schema] ?? {};
  return "x-features" in found ? (found["x-features"] as Feature[]) : []; // openapi/lint checks it
};

const featureItem = (
  prefix: string,
  clause: string,
  { number, name, reserved }: Feature,
): StatementItem => ({
  id: `${prefix}${kebab(name)}`,
  question: `Is feature ${number}, ${name}, supported?${reserved === true ? " Version 1 reserves it: no." : ""}`,
  clause,
  default: false,
  ...(name === "RevocationNotification" ? {} : { informational: true }),
});

/** An item for each feature bit; cases depend on RevocationNotification alone. */
const featureItems = (): StatementItem[] => [
  ...featuresOf("ccf-security-info", "InterconnectFeatures").map((feature) =>
    featureItem("", "contract 2, supportedFeatures of the new APIs", feature),
  ),
  ...featuresOf("capif-security", "SecurityApiFeatures").map((feature) =>
    featureItem("capif-security-", "TS 29.222 8.5.6", feature),
  ),
];

const operationItem = (role: Role, { operationId, method, basePath, path }: Operation) => ({
  id: `${role}-${kebab(operationId)}`,
  question: `Does the ${role} offer ${method.toUpperCase()} ${basePath}${path}?`,
  clause: `openapi, ${operationId}`,
  default: true,
  informational: true as const,
});

/** An item for each operation of each role that has to offer it. */
const operationItems = (): StatementItem[] =>
  Object.entries(offeredApis).flatMap(([role, apis]) =>
    // Object.entries forgets what its keys are.
    apis.flatMap((api) => operationsOf(api).map((one) => operationItem(role as Role, one))),
  );

const openPointItem = ({ name, note, places }: OpenPoint): StatementItem => ({
  id: `open-${kebab(name)}`,
  question: `Does the product do as the contract does? ${note}`,
  clause: places.join(", "),
  default: true,
  informational: true,
});

/** The items that come from the documents, by the heading they stand under. */
export const contractItems = () => ({
  features: featureItems(),
  operations: operationItems(),
  openPoints: openPoints().map(openPointItem),
});
