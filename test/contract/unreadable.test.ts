import { once } from "node:events";
import { connect } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../../src/contract/faults.js";
import { serve } from "./run-rows.js";
import { initiation, put, putAtCcfB } from "./sites.js";
import { type Party, startWorld, type World } from "./world.js";

const path = "/ccf-security-info/v1/request-security-info";
const chunked = "Transfer-Encoding: chunked";
const json = "Content-Type: application/json";

const unreadable: [title: string, status: number, lines: string[]][] = [
  ["is no HTTP", 400, ["GARBAGE"]],
  ["has a space in its target", 400, ["POST /a b HTTP/1.1", "Host: x"]],
  ["has a length that is none", 400, [`POST ${path} HTTP/1.1`, "Host: x", "Content-Length: x"]],
  ["has a length below zero", 400, [`POST ${path} HTTP/1.1`, "Host: x", "Content-Length: -1"]],
  ["has two lengths", 400, [`POST ${path} HTTP/1.1`, "Content-Length: 2", "Content-Length: 3"]],
  [
    "has length and chunks",
    400,
    [`POST ${path} HTTP/1.1`, "Host: x", "Content-Length: 2", chunked],
  ],
  ["has broken chunks", 400, [`POST ${path} HTTP/1.1`, "Host: x", json, chunked, "", "zz"]],
  ["has no Host", 400, [`POST ${path} HTTP/1.1`, "Connection: close"]],
  ["has a target that is none", 400, ["OPTIONS * HTTP/1.1", "Host: x", "Connection: close"]],
  ["has headers of 20 KB", 431, [`GET ${path} HTTP/1.1`, "Host: x", `X: ${"x".repeat(20_000)}`]],
  ["has a target of 20 KB", 431, [`GET ${path}?${"x".repeat(20_000)} HTTP/1.1`, "Host: x"]],
];

describe("a request that cannot be read as HTTP", () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.close());

  const exchange = async (party: Party, lines: string[]): Promise<string> => {
    const { hostname, port } = new URL(world.apiRoot(party));
    const credentials = party === "ccf-a" ? world.credentials("aef") : {};
    const own = { ca: world.interconnect.ca, servername: "localhost", ...credentials };
    const socket = connect({ host: hostname, port: Number(port), ...own });
    socket.setEncoding("utf8").on("error", () => {});
    let answer = "";
    socket.on("data", (text) => {
      answer += text;
    });
    socket.write(`${lines.join("\r\n")}\r\n\r\n`);
    await once(socket, "close");
    return answer;
  };

  const parties = { "ccf-a": put, "ccf-b": putAtCcfB, aef: initiation } as const;
  for (const [party, site] of Object.entries(parties) as [Party, typeof put][])
    for (const [title, status, lines] of unreadable)
      test(`is answered by ${party}, which goes on serving: it ${title}`, async () => {
        const [head = "", body = ""] = (await exchange(party, lines)).split("\r\n\r\n");

        expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
        expect(head.toLowerCase()).toContain("\r\ncontent-type: application/problem+json\r\n");
        const problem = JSON.parse(body);
        expect(faultsOf("capif-security", "ProblemDetails", problem)).toEqual([]);
        expect(problem.status).toBe(status);
        expect(problem.cause).toBe(status === 400 ? "INVALID_MSG_FORMAT" : undefined);
        await serve(world, site);
      });

  test("leaves no error behind", () => {
    expect(world.interconnect.log()).not.toContain('"level":50');
  });
});
