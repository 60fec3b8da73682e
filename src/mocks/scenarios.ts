import { fileURLToPath } from "node:url";
import type { components } from "../../generated/configuration.js";
import { ConfigurationError, loadConfiguration } from "../contract/configuration.js";
import { apiNames } from "../contract/documents.js";
import { operationsOf } from "../contract/operations.js";
import { examplesOf } from "./examples.js";

export type Scenario = components["schemas"]["Scenario"];
export type ScenarioAnswer = components["schemas"]["ScenarioAnswer"];

/** The scenarios that the package brings. */
export const scenariosFile = fileURLToPath(new URL("../../mocks/scenarios.yaml", import.meta.url));

const answerFault = (operationId: string, { status, example }: ScenarioAnswer) => {
  const operation = apiNames.flatMap(operationsOf).find((one) => one.operationId === operationId);
  if (operation === undefined) return `${operationId} is no operation of the contract`;
  if (status === undefined)
    return example === undefined ? undefined : `${operationId}: an example needs a status`;
  const examples = examplesOf(operation).get(String(status));
  if (examples === undefined) return `${operationId} documents no ${status}`;
  if (example === undefined || examples.includes(example)) return undefined;
  return `${operationId} ${status} has no example ${example}, but ${examples.join(", ")}`;
};

const scenarioFault = ({ name, answers = {} }: Scenario): string | undefined => {
  for (const [operationId, answer] of Object.entries(answers)) {
    const fault = answerFault(operationId, answer);
    if (fault !== undefined) return `${name}: ${fault}`;
  }
  return undefined;
};

const doubled = (ids: (string | undefined)[]): string | undefined =>
  ids.find((id, index) => id !== undefined && ids.indexOf(id) !== index);

/** Throws ConfigurationError for a scenario that the documents do not allow, or that another hides. */
export const checkScenarios = (
  scenarios: readonly Scenario[],
  source = "scenarios",
): readonly Scenario[] => {
  const fault = scenarios.map(scenarioFault).find((found) => found !== undefined);
  if (fault !== undefined) throw new ConfigurationError(source, fault);
  const twice =
    doubled(scenarios.map(({ apiInvokerId }) => apiInvokerId)) ??
    doubled(scenarios.map(({ aefId }) => aefId));
  if (twice !== undefined) throw new ConfigurationError(source, `${twice} selects two scenarios`);
  return scenarios;
};

/** Reads and checks a scenario file, the package's own if none is named; throws ConfigurationError. */
export const loadScenarios = (file: string = scenariosFile): readonly Scenario[] =>
  checkScenarios(loadConfiguration("ScenariosConfiguration", file).configuration.scenarios, file);

/** The scenario that a request selects: by its invoker, else by its AEF. */
export const selectScenario = (
  scenarios: readonly Scenario[],
  apiInvokerId: string | undefined,
  aefIds: readonly string[],
): Scenario | undefined =>
  scenarios.find((one) => one.apiInvokerId !== undefined && one.apiInvokerId === apiInvokerId) ??
  scenarios.find((one) => one.aefId !== undefined && aefIds.includes(one.aefId));
