import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { ServerOptions } from "node:https";
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
  close: () => Promise<void>;
}

const hourMs = 3_600_000;

const garbage: Behaviour = (_, { socket }) => void socket?.end(randomBytes(400));

/** A party of the same names that shows a certificate of yesterday, or one that answers nonsense. */
const impostors = async (
  authority: Authority,
  tls: ServerOptions,
): Promise<Map<Fault, FakeParty>> => {
  const expired = {
    notBefore: new Date(Date.now() - 48 * hourMs),
    notAfter: new Date(Date.now() - hourMs),
  };
  const yesterday = await startFakeParty({ authority, tls, certificate: expired });
  const babbling = await startFakeParty({ authority, tls });
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

/** Opens a way to a party of this authority's domain; a broken one is slow for so long. */
export const openWay = async (
  authority: Authority,
  { slowMs, tls = {} }: { slowMs: number; tls?: ServerOptions },
): Promise<Way> => {
  const others = await impostors(authority, tls);
  const sockets = new Set<Socket>();
  let target = 0;
  let fault: Fault | undefined;
  const track = (socket: Socket): Socket => {
    sockets.add(socket);
    return socket.on("error", () => {}).once("close", () => sockets.delete(socket));
  };
  const pass = (from: Socket, port: number, delayMs = 0): void => {
    const to = track(connect({ host: "127.0.0.1", port }));
    from.pipe(to).once("close", () => from.destroy());
    from.once("close", () => to.destroy());
    if (delayMs === 0) to.pipe(from);
    else to.on("data", (octets) => setTimeout(() => from.write(octets), delayMs));
  };
  const server = createServer((socket) => {
    track(socket);
    if (fault === "resetting") socket.resetAndDestroy();
    else if (fault === "half-open") socket.resume();
    else if (fault === "slow") pass(socket, target, slowMs);
    else pass(socket, others.get(fault ?? "down")?.port ?? target);
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
      endAll();
      if (next === "down") await stop();
    },
    mend: async () => {
      fault = undefined;
      endAll();
      if (!server.listening) await listen(server, port);
    },
    close: async () => {
      endAll();
      await stop();
      await Promise.all([...others.values()].map((one) => one.close()));
    },
  };
};
