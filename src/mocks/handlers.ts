import { setTimeout as delay } from "node:timers/promises";
import type { ApiName } from "../contract/documents.js";
import { type Operation, operationsOf } from "../contract/operations.js";
import type { ServiceSecurityReq } from "../contract/types.js";
import type { Success } from "../http/answer.js";
import type { BoundApi, RoutedRequest } from "../http/app.js";
import { refuseByCondition } from "./conditions.js";
import { echoed, type MockPlace } from "./echo.js";
import { changed } from "./pointer.js";
import { preferred } from "./prefer.js";
import type { PrismMocks, Wanted } from "./prism.js";
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

/** No key unless asked for: the first example has one. */
const wantedByQuery = ({ operationId }: Operation, { query }: RoutedRequest): Wanted =>
  operationId === "obtainApiInvokerInfo" && query.authenticationInfo !== true
    ? { example: "forAef" }
    : {};

const wantedBy = (
  { status, example }: ScenarioAnswer,
  operation: Operation,
  request: RoutedRequest,
): Wanted => ({
  ...(status === undefined ? {} : { status }),
  ...(status === undefined || status < 300 ? wantedByQuery(operation, request) : {}),
  ...(example === undefined ? {} : { example }),
});

/** Ends the connection itself: HTTP/2 shows a socket whose `destroy` ends the stream alone. */
const drop = ({ connection: { socket } }: RoutedRequest): void => {
  socket.destroySoon();
  socket.destroy();
};

const answerWith =
  ({ prism, scenarios, place }: MockSources, operation: Operation) =>
  async (request: RoutedRequest): Promise<Success> => {
    const ask = async (wanted: Wanted): Promise<Success> =>
      echoed(operation, await prism.answer(operation, request.params, wanted), request, place);
    refuseByCondition(operation, request);
    const prefers = preferred(operation, request.headers);
    if (prefers !== undefined) return ask(prefers);
    const scenario = scenarioOf(scenarios, request)?.answers?.[operation.operationId] ?? {};
    if (scenario.delayMs !== undefined) await delay(scenario.delayMs, undefined, { ref: false });
    if (scenario.drop === true) drop(request);
    const answer = await ask(wantedBy(scenario, operation, request));
    const { set, remove } = scenario;
    if (set === undefined && remove === undefined) return answer;
    return { ...answer, body: changed(answer.body, set, remove) };
  };

/** An API bound to its mock: every operation answered by Prism's examples. */
export const mockApi = (api: ApiName, sources: MockSources): BoundApi => ({
  operations: operationsOf(api),
  handlers: Object.fromEntries(
    operationsOf(api).map((operation) => [operation.operationId, answerWith(sources, operation)]),
  ),
});
