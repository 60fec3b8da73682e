import { setTimeout as delay } from "node:timers/promises";
import type { ApiName } from "../contract/documents.js";
import { type Operation, operationsOf } from "../contract/operations.js";
import type { ServiceSecurityReq } from "../contract/types.js";
import type { BoundApi, RoutedRequest, Success } from "../http/app.js";
import { echoed, type MockPlace } from "./echo.js";
import { changed } from "./pointer.js";
import { preferred } from "./prefer.js";
import type { PrismAnswer, PrismMocks, Wanted } from "./prism.js";
import { type Scenario, type ScenarioAnswer, selectScenario } from "./scenarios.js";

/** What the mock of an API answers with. */
export interface MockSources {
  prism: PrismMocks;
  scenarios: readonly Scenario[];
  place: MockPlace;
}

interface Selectors {
  apiInvokerId?: string;
  aefId?: string;
  securityInfo?: ServiceSecurityReq["securityInfo"];
}

const scenarioOf = (
  scenarios: readonly Scenario[],
  { body, params }: RoutedRequest,
): Scenario | undefined => {
  const { apiInvokerId, aefId, securityInfo = [] } = (body ?? {}) as Selectors;
  const aefIds = [aefId, ...securityInfo.map((entry) => entry.aefId)];
  return selectScenario(
    scenarios,
    params.apiInvokerId ?? apiInvokerId,
    aefIds.filter((id) => id !== undefined),
  );
};

const prismRequest = (operation: Operation, request: RoutedRequest) => {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(request.params[name] ?? ""),
  );
  const query = Object.entries(request.query).map(([name, value]) => [name, String(value)]);
  return {
    path,
    query: Object.fromEntries(query),
    headers: Object.fromEntries(request.headers),
    body: request.body,
  };
};

const wantedBy = ({ status, example }: ScenarioAnswer): Wanted => ({
  ...(status === undefined ? {} : { status }),
  ...(example === undefined ? {} : { example }),
});

const asSuccess = ({ status, headers, body }: PrismAnswer): Success => ({ status, headers, body });

const answerWith =
  ({ prism, scenarios, place }: MockSources, operation: Operation) =>
  async (request: RoutedRequest): Promise<Success> => {
    const ask = async (wanted: Wanted) =>
      echoed(
        operation.operationId,
        await prism.answer(operation, prismRequest(operation, request), wanted),
        request,
        place,
      );
    const prefers = preferred(operation, request.headers);
    if (prefers !== undefined) return asSuccess(await ask(prefers));
    const scenario = scenarioOf(scenarios, request)?.answers?.[operation.operationId] ?? {};
    if (scenario.delayMs !== undefined) await delay(scenario.delayMs);
    if (scenario.drop === true) request.connection.socket.destroy();
    const answer = await ask(wantedBy(scenario));
    const { set = {}, remove = [] } = scenario;
    return asSuccess({ ...answer, body: changed(answer.body, set, remove) });
  };

/** An API bound to its mock: every operation answered by Prism's examples. */
export const mockApi = (api: ApiName, sources: MockSources): BoundApi => ({
  api,
  handlers: Object.fromEntries(
    operationsOf(api).map((operation) => [operation.operationId, answerWith(sources, operation)]),
  ),
});
