import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import type { Authority } from "../../src/tls/pki.js";
import { type Behaviour, type FakeParty, startFakeParty } from "../support/fake-party.js";

/** What can be wrong with a party as its callers meet it. */
export type Fault =
  | "down"
  | "slow"
  | "resetting"
  | "half-open"
  | "answering garbage"
  | "with an expired certificate";

/** The way to a party, on which it can be made to look broken, and right again. */
export interface Way {
  port: number;
  /** Where the party really is. */
  leadTo: (port: number) => void;
  break: (fault: Fault) => Promise<void>;
  mend: () => Promise<void>;
  /** What goes over the connections that there are is lost from now on, without their end. */
  loseConnections: () => void;
  close: () => Promise<void>;
}

const hourMs = 3_600_000;

const garbage: Behaviour = (_, { socket }) => void socket?.end(randomBytes(400));

/** Parties in the place of one of this domain: with a certificate of yesterday, or babbling. */
export const impostorsOf = async (authority: Authority): Promise<Map<Fault, FakeParty>> => {
  const expired = {
    notBefore: new Date(Date.now() - 48 * hourMs),
    notAfter: new Date(Date.now() - hourMs),
  };
  const yesterday = await startFakeParty({ authority, certificate: expired });
  const babbling = await startFakeParty({ authority });
  babbling.answer(garbage);
  return new Map<Fault, FakeParty>([
    ["with an expired certificate", yesterday],
    ["answering garbage", babbling],
  ]);
};

const listen = async (server: Server, port: number): Promise<void> => {
  server.listen({ host: "127.0.0.1", port });
  await once(server, "listening");
};

/** Opens a way to a party, or with impostors of it; a broken one is slow for so long. */
export const openWay = async ({
  slowMs,
  impostors = new Map(),
}: {
  slowMs: number;
  impostors?: ReadonlyMap<Fault, FakeParty>;
}): Promise<Way> => {
  const sockets = new Set<Socket>();
  const lost = new WeakSet<Socket>();
  let target = 0;
  let fault: Fault | undefined;
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  };
  /** Answers are slow or lost on connections that were there before, too. */
  const answer = (from: Socket, octets: Buffer): void => {
    if (fault === "half-open" || lost.has(from)) return;
    if (fault === "slow") setTimeout(() => from.write(octets), slowMs);
    else from.write(octets);
  };
  const pass = (from: Socket, port: number): void => {
    const to = track(connect({ host: "127.0.0.1", port }));
    from.pipe(to).once("close", () => from.destroy());
    from.once("close", () => to.destroy());
    to.on("data", (octets) => answer(from, octets));
  };
  const server = createServer((socket) => {
    track(socket);
    if (fault === "resetting") socket.resetAndDestroy();
    else if (fault === "half-open") socket.resume();
    else pass(socket, impostors.get(fault ?? "down")?.port ?? target);
  });
  await listen(server, 0);
  const { port } = server.address() as AddressInfo; // it listens on TCP
  const endAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  const stop = async () => {
    if (server.listening) await once(server.close(), "close");
  };
  return {
    port,
    leadTo: (real) => {
      target = real;
    },
    break: async (next) => {
      fault = next;
      if (next !== "slow" && next !== "half-open") endAll();
      if (next === "down") await stop();
    },
    loseConnections: () => {
      for (const socket of sockets) {
        lost.add(socket);
        socket.unpipe().resume();
      }
    },
    mend: async () => {
      fault = undefined;
      endAll();
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      endAll();
      await stop();
      await Promise.all([...impostors.values()].map((one) => one.close()));
    },
  };
};
