export type { MockOptions, MockTls } from "./options.js";
export type { RecordedRequest } from "./record.js";
export { loadScenarios, type Scenario, type ScenarioAnswer, scenariosFile } from "./scenarios.js";
export { type Mock, startMock } from "./start.js";
