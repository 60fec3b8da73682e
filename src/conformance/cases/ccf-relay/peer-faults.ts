import { setTimeout as wait } from "node:timers/promises";
import { expect, type Refusal } from "../../bench/expect.js";
import { answerRaw, type Behaviour, type Neighbour, silent } from "../../bench/neighbour.js";
import { redirectLoop } from "../../bench/redirect-loop.js";
import type { RelayBench } from "../../bench/relay.js";
import type { CaseOf } from "../../case.js";
import { badGateway, beyond, expectKeyHandedOn, expectRefused } from "./asking.js";

const marginMs = 1500;

/** Expects one of these refusals before the relay's patience is over, and a little more. */
const expectRefusedInTime = async (
  bench: RelayBench,
  behaviour: Behaviour,
  ...allowed: readonly Refusal[]
): Promise<void> => {
  const startedAt = performance.now();
  await expectRefused(bench, behaviour, ...allowed);
  const took = Math.round(performance.now() - startedAt);
  expect(took <= bench.waits.relayMs + marginMs, "the AEF waited too long", {
    expected: `at most ${bench.waits.relayMs} ms, and ${marginMs} of grace`,
    actual: `${took} ms`,
  });
};

/** The AEF asks while the peer's port is out of order; it is in order again afterwards. */
const whileBroken = async (
  bench: RelayBench,
  breakIt: (neighbour: Neighbour) => void,
  ...allowed: readonly Refusal[]
): Promise<void> => {
  const { neighbour } = bench.peer;
  await expectKeyHandedOn(bench);
  breakIt(neighbour);
  try {
    await expectRefusedInTime(bench, bench.peer.answering(), ...allowed);
  } finally {
    neighbour.restore();
  }
};

const endless: Behaviour = (_, response) => {
  response.setHeader("content-type", "application/json");
  const write = () => {
    while (!response.destroyed && response.write(" ".repeat(4096)));
  };
  response.on("drain", write);
  write();
};

const head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncache-control: no-store\r\n";

/** Steps 7 and 8: the peer cannot be reached, or does not answer. */
export const peerFaults: readonly CaseOf<"ccf-relay">[] = [
  {
    id: "CCF-RELAY-058",
    level: "MUST",
    clause: "contract 4",
    step: 7,
    title: "answers 504 TARGET_CCF_NOT_REACHABLE where the peer's port is closed",
    alone: true,
    async run(bench) {
      const { neighbour } = bench.peer;
      await expectKeyHandedOn(bench);
      await neighbour.stopListening();
      try {
        await expectRefusedInTime(bench, bench.peer.answering(), {
          status: 504,
          cause: "TARGET_CCF_NOT_REACHABLE",
        });
      } finally {
        await neighbour.listenAgain();
      }
    },
  },
  {
    id: "CCF-RELAY-059",
    level: "MUST",
    clause: "contract 4",
    step: 7,
    title: "answers 502 or 504 where the peer resets the connection",
    alone: true,
    run: (bench) =>
      whileBroken(
        bench,
        (peer) => peer.acceptWith((socket) => socket.resetAndDestroy()),
        ...beyond,
      ),
  },
  {
    id: "CCF-RELAY-060",
    level: "MUST",
    clause: "contract 4",
    step: 7,
    title: "answers 502 or 504 where the peer does not speak TLS",
    alone: true,
    run: (bench) =>
      whileBroken(
        bench,
        (peer) => peer.acceptWith((socket) => socket.end("220 this is not TLS\r\n")),
        ...beyond,
      ),
  },
  {
    id: "CCF-RELAY-061",
    level: "MUST",
    clause: "contract 4",
    step: 7,
    title: "waits no longer for the peer's handshake than it may",
    alone: true,
    run: (bench) => whileBroken(bench, (peer) => peer.acceptWith(() => {}), { status: 504 }),
  },
  {
    id: "CCF-RELAY-062",
    level: "MUST",
    clause: "contract 4",
    step: 8,
    title: "answers 504 TIMED_OUT_REQUEST in time where the peer stays silent",
    async run(bench) {
      await expectKeyHandedOn(bench);
      await expectRefusedInTime(bench, silent, { status: 504, cause: "TIMED_OUT_REQUEST" });
    },
  },
  {
    id: "CCF-RELAY-063",
    level: "MUST",
    clause: "contract 4",
    step: 8,
    title: "answers 502 or 504 in time where the peer's answer has no end",
    async run(bench) {
      await expectKeyHandedOn(bench);
      await expectRefusedInTime(bench, endless, ...beyond);
    },
  },
  {
    id: "CCF-RELAY-064",
    level: "MUST",
    clause: "contract 4",
    step: 8,
    title: "answers 502 or 504 where the peer ends the connection before its answer is complete",
    async run(bench) {
      await expectKeyHandedOn(bench);
      for (const octets of ["", `${head}content-length: 400\r\n\r\n{"aefId":`, "no HTTP\r\n\r\n"])
        await expectRefused(bench, answerRaw(octets), ...beyond);
    },
  },
  {
    id: "CCF-RELAY-065",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 8,
    title: "follows no redirect of the peer to an origin that is not configured",
    async run(bench) {
      const { peer, waits } = bench;
      await expectKeyHandedOn(bench);
      const decoy = await bench.decoy();
      const elsewhere = new URL(peer.ccf.apiRoot);
      elsewhere.port = String(decoy.port);
      for (const status of [307, 308])
        await expectRefused(
          bench,
          ({ path }, response) =>
            void response.writeHead(status, { location: `${elsewhere.origin}${path}` }).end(),
          badGateway,
        );
      await wait(waits.quietMs);
      expect(decoy.connections === 0, "the redirect was followed", {
        expected: "no connection",
        actual: decoy.connections,
      });
    },
  },
  {
    id: "CCF-RELAY-103",
    level: "MUST",
    clause: "security, Calls that must not happen",
    step: 8,
    title: "follows a redirect of the peer to itself once at most",
    async run(bench) {
      await expectKeyHandedOn(bench);
      const loop = redirectLoop();
      await expectRefused(bench, loop.behave, badGateway);
      loop.expectGivenUp();
    },
  },
];
