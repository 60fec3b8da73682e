import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Behaviour, json, raw, silent } from "../support/fake-party.js";
import {
  aefPsk,
  expectNoneOpen,
  expectNothingKept,
  expectRefusal,
  noStore,
  type PeerLab,
  type Refusal,
  startPeerLab,
} from "./peer-lab.js";

interface Case {
  title: string;
  accept?: (socket: Socket) => void;
  answer?: (lab: PeerLab) => Behaviour;
  refusal: Refusal;
}

const bad = { status: 502, cause: "INBOUND_SERVER_ERROR" };
const unreachable = { status: 504, cause: "TARGET_CCF_NOT_REACHABLE" };
const late = { status: 504, cause: "TIMED_OUT_REQUEST" };

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncache-control: no-store\r\n";

/** Sends a chunk of white space over and over. */
const endless: Behaviour = (_, response) => {
  response.writeHead(200, { "content-type": "application/json", ...noStore });
  const write = () => {
    if (!response.destroyed) response.write(" ".repeat(1000), () => setTimeout(write, 5));
  };
  write();
};

const cases: Case[] = [
  {
    title: "ends the connection at once",
    accept: (socket) => socket.destroy(),
    refusal: unreachable,
  },
  { title: "resets the connection", accept: (s) => s.resetAndDestroy(), refusal: unreachable },
  { title: "says nothing after TCP", accept: () => {}, refusal: late },
  {
    title: "speaks no TLS",
    accept: (socket) => socket.write(randomBytes(600)),
    refusal: unreachable,
  },
  { title: "says nothing after TLS", answer: () => silent, refusal: late },
  {
    title: "answers after the timeout",
    answer: (lab) => (asked, response) =>
      void setTimeout(() => json(200, lab.info(), noStore)(asked, response), 1400),
    refusal: late,
  },
  {
    title: "stops in the middle of an answer",
    answer: () => raw(`${head}content-length: 400\r\n\r\n{"aefPsk":"${aefPsk}"`, false),
    refusal: late,
  },
  {
    title: "ends in the middle of an answer",
    answer: () => raw(`${head}content-length: 400\r\n\r\n{"aefPsk":"${aefPsk}"`),
    refusal: bad,
  },
  { title: "ends without an answer", answer: () => raw(""), refusal: bad },
  { title: "sends octets that are no HTTP", answer: () => raw(`${aefPsk}\r\n\r\n`), refusal: bad },
  {
    title: "sends endless headers",
    answer: () => raw(`${head}x: ${"x".repeat(200_000)}\r\n`, false),
    refusal: bad,
  },
  {
    title: "announces more than 64 KiB",
    answer: () => raw(`${head}content-length: 65537\r\n\r\n${" ".repeat(65_537)}`, false),
    refusal: bad,
  },
  { title: "sends a body without end", answer: () => endless, refusal: bad },
];

describe("CCF-A, when CCF-B", () => {
  let lab: PeerLab;
  beforeAll(async () => {
    lab = await startPeerLab();
  });
  afterAll(() => lab.close());
  beforeEach(() => lab.peer.reset());

  for (const { title, accept, answer = () => silent, refusal } of cases)
    test(`${title}, answers ${refusal.status} ${refusal.cause} in time and keeps nothing`, async () => {
      lab.peer.accept(accept);
      lab.peer.answer(answer(lab));
      const startedAt = performance.now();
      const refused = await lab.ask();

      expect(performance.now() - startedAt).toBeLessThan(lab.timeoutMs + 900);
      expectRefusal(refused, refusal);
      await expectNoneOpen(lab.peer);
      await expectNothingKept(lab);
    });

  test("has closed its port, answers 504 TARGET_CCF_NOT_REACHABLE at once", async () => {
    const closed = await startPeerLab({ relayTimeoutSeconds: 60 });
    await closed.peer.close();
    const refused = await closed.ask();
    await closed.close();

    expectRefusal(refused, unreachable);
  });
});
