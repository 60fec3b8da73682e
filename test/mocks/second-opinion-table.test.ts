import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../../src/contract/faults.js";
import { allRows } from "../contract/rows/all.js";
import { type Row, served } from "../contract/rows.js";
import { startWorld, type World } from "../contract/world.js";
import { judge, operationOf } from "./judge.js";
import { allPrismOperations, type PrismOperation } from "./prism.js";
import { tapWire, type WireExchange } from "./wire-tap.js";

let prism: PrismOperation[];
let world: World;
beforeAll(async () => {
  [prism, world] = await Promise.all([allPrismOperations(), startWorld()]);
}, 60_000);
afterAll(() => world?.close());

/** What the party that is asked got and said; a relay's own question is another exchange. */
const exchangeOf = async (row: Row, wire: WireExchange[]): Promise<WireExchange | undefined> => {
  wire.length = 0;
  const good = row.site.good(world);
  await world.send({ ...good, ...row.change(good, world) });
  return wire.at(-1);
};

const isBadJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
};

/** Whether the document's schema of the body, or of a query parameter, refuses the request. */
const isSchemaBad = (exchange: WireExchange): boolean => {
  const { api, requestBody } = operationOf(exchange) ?? {};
  if (exchange.responseBody.includes("OPTIONAL_QUERY_PARAM_INCORRECT")) return true;
  if (api === undefined || requestBody === undefined || exchange.status !== 400) return false;
  if (isBadJson(exchange.requestBody)) return true;
  return faultsOf(api, requestBody, JSON.parse(exchange.requestBody)).length > 0;
};

/** Where Prism sees it otherwise: it reads no value as false, and minds what has no meaning. */
const otherwise = [
  "obtainApiInvokerInfo: does not take authenticationInfo=",
  "obtainApiInvokerInfo: does not care for a body",
  "deleteSecurityContext: does not care for a body",
  "identifyCaller: does not care for a body",
];

describe("of the table of bad input Prism", () => {
  const differing = new Set<string>();
  let schemaBad = 0;

  const compare = async (row: Row, wire: WireExchange[]) => {
    const exchange = await exchangeOf(row, wire);
    if (exchange === undefined || operationOf(exchange) === undefined) return;
    const { request, response } = await judge(prism, exchange);
    expect(response, row.title).toEqual([]);
    const isBad = isSchemaBad(exchange);
    if (isBad) schemaBad += 1;
    const isAgreed = isBad ? request.length > 0 : row.refused !== served || request.length === 0;
    if (!isAgreed) differing.add(`${row.site.operation}: ${row.title}`);
  };

  // The service first: what is asked at the CCFs revokes its key.
  const sites = [...new Set(allRows.map((row) => row.site))];
  const isService = ({ operation }: Row["site"]) => operation === "identifyCaller";
  for (const site of sites.toSorted((a, b) => Number(isService(b)) - Number(isService(a))))
    test(`has nothing against an answer at ${site.name}`, { timeout: 120_000 }, async () => {
      const wire = tapWire();
      for (const row of allRows.filter((candidate) => candidate.site === site)) {
        await site.prepare?.(world);
        await compare(row, wire);
      }
    });

  test("finds fault with every schema-bad request, and with no good one", () => {
    expect(schemaBad).toBeGreaterThan(300);
    expect([...differing].sort()).toEqual(otherwise.sort());
  });
});
