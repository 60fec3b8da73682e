import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withMember } from "./body.js";
import type { Refusal } from "./rows.js";
import { refusal, served } from "./rows.js";
import { initiation, peerQuestion, put, question, type Site } from "./sites.js";
import { expectRefused, expectServed } from "./verdict.js";
import { startWorld, type World } from "./world.js";

interface Temptation {
  title: string;
  site: Site;
  pointer: string;
  value: (port: number) => unknown;
  outcome: Refusal | typeof served;
}

const at = (port: number) => ({ ipv4Addr: "127.0.0.1", port });
const named = (port: number) => ({ fqdn: "localhost", port });
const url = (port: number) => `https://127.0.0.1:${port}/n`;
const entry = (interfaceDetails: object) => ({ interfaceDetails, prefSecurityMethods: ["PSK"] });

const temptations: Temptation[] = [
  ...[at, named].flatMap((address): Temptation[] => [
    {
      title: `step 4 names it as the CCF: ${JSON.stringify(address(0))}`,
      site: initiation,
      pointer: "/ccfInformation",
      value: (port) => ({ ccfAddress: address(port) }),
      outcome: refusal.rejected,
    },
    {
      title: `step 4 names it beside the CCF's id: ${JSON.stringify(address(0))}`,
      site: initiation,
      pointer: "/ccfInformation/ccfAddress",
      value: address,
      outcome: served,
    },
    {
      title: `step 5 names it as the CCF: ${JSON.stringify(address(0))}`,
      site: question,
      pointer: "/ccfInformation",
      value: (port) => ({ ccfAddress: address(port) }),
      outcome: refusal.notInAgreement,
    },
    {
      title: `step 5 names it beside the CCF's id: ${JSON.stringify(address(0))}`,
      site: question,
      pointer: "/ccfInformation/ccfAddress",
      value: address,
      outcome: served,
    },
    {
      title: `step 7 names it as the CCF: ${JSON.stringify(address(0))}`,
      site: peerQuestion,
      pointer: "/ccfInformation",
      value: (port) => ({ ccfAddress: address(port) }),
      outcome: refusal.relayNotAllowed,
    },
  ]),
  {
    title: "step 4 names it as the interface",
    site: initiation,
    pointer: "/interfaceDetails",
    value: at,
    outcome: refusal.rejected,
  },
  {
    title: "step 5 names it as the interface",
    site: question,
    pointer: "/interfaceDetails",
    value: at,
    outcome: refusal.notAuthorized,
  },
  {
    title: "step 5 wants notifications there",
    site: question,
    pointer: "/notificationDestination",
    value: url,
    outcome: refusal.optionalIncorrect("/notificationDestination"),
  },
  {
    title: "step 1 wants notifications there",
    site: put,
    pointer: "/notificationDestination",
    value: url,
    outcome: served,
  },
  {
    title: "step 1 wants a test notification there",
    site: put,
    pointer: "",
    value: (port) => ({ notificationDestination: url(port), requestTestNotification: true }),
    outcome: served,
  },
  {
    title: "step 1 names it as the AEF's interface",
    site: put,
    pointer: "/securityInfo/0",
    value: (port) => entry(at(port)),
    outcome: refusal.aefNotFound,
  },
];

describe("a listener that only a caller named sees no connection, though", () => {
  let world: World;
  let decoy: Server;
  let connections = 0;
  beforeAll(async () => {
    world = await startWorld();
    decoy = createServer((socket) => {
      connections += 1;
      socket.destroy();
    }).listen(0);
    await once(decoy, "listening");
  });
  afterAll(async () => {
    await world?.close();
    decoy?.close();
  });

  for (const { title, site, pointer, value, outcome } of temptations)
    test(title, async () => {
      const good = site.good(world);
      const wanted = value((decoy.address() as AddressInfo).port);
      const body =
        pointer === ""
          ? { ...(good.body as object), ...(wanted as object) }
          : withMember(good.body, pointer, wanted);

      const answer = await world.send({ ...good, body });
      if (outcome === served) await expectServed(site.operation, answer);
      else await expectRefused(site.operation, answer, outcome);
      await expectServed(site.operation, await world.send(good));
      expect(connections).toBe(0);
    });

  test("and none that is only late; it would have counted one", async () => {
    await delay(300);
    expect(connections).toBe(0);

    const socket = connect((decoy.address() as AddressInfo).port, "127.0.0.1").resume();
    await once(socket, "close");
    expect(connections).toBe(1);
  });
});
