import { Agent } from "node:https";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import { deriveAefPsk, interfaceInformation, readTlsSession } from "../../src/psk/index.js";
import { exchangeOverHttp1 } from "../contract/send.js";
import { exchangeOf, type Request, type World } from "../contract/world.js";
import type { Answer } from "../support/interconnect.js";
import type { Secrets } from "./secrets.js";

/** Connections that stay, one for each certificate and TLS profile at each party. */
export interface KeptConnections {
  /** Rejects if there is no answer, on a new connection either. */
  send: (request: Request) => Promise<Answer>;
  close: () => void;
}

const longestAnswerMs = 10_000;

/** What a connection can key, for either AEF: no answer may show it. */
export const learn = (socket: TLSSocket, secrets: Secrets, { interconnect }: World): void => {
  if (socket.getProtocol() !== "TLSv1.2") return;
  const { masterSecret, sessionId } = readTlsSession(socket.getSession());
  secrets.add(masterSecret);
  for (const { interfaceDetails } of [interconnect.plan.aef, interconnect.plan.otherAef]) {
    const p0 = interfaceInformation(interfaceDetails);
    secrets.add(deriveAefPsk({ masterSecret, sessionId, interfaceInformation: p0 }));
  }
};

const inTime = <T>(answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), longestAnswerMs);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
};

/** Keeps connections to a world's parties; tells the secrets of each. */
export const keepConnections = (world: World, secrets: Secrets): KeptConnections => {
  const agents = new Map<string, Agent>();
  const { ca } = world.interconnect;
  const onConnected = (socket: TLSSocket) => learn(socket, secrets, world);
  const openAgent = (tls: ConnectionOptions): Agent => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    agent.createConnection = (options) => {
      const { host, port } = options as { host: string; port: number };
      const ALPNProtocols = ["http/1.1"];
      const socket = connect({ host, port, servername: "localhost", ALPNProtocols, ...tls });
      socket.on("error", () => {}); // told to the request, if there is one
      return socket.once("secureConnect", () => onConnected(socket));
    };
    return agent;
  };
  const agentFor = ({ to, as, tls }: Request, credentials: ConnectionOptions): Agent => {
    const name = `${to} ${as} ${JSON.stringify(tls)}`;
    const agent = agents.get(name) ?? openAgent(credentials);
    agents.set(name, agent);
    return agent;
  };
  return {
    send: async (request) => {
      const tls = { ca, ...world.credentials(request.as), ...request.tls };
      const exchange = exchangeOf(request, world.apiRoot(request.to), tls);
      const agent = agentFor(request, tls);
      try {
        return await inTime(exchangeOverHttp1(exchange, agent));
      } catch {
        // The server may have ended the idle connection meanwhile; it may not end a new one.
        return await inTime(exchangeOverHttp1(exchange, false, onConnected));
      }
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };
};
