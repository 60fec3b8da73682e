import { ServerResponse } from "node:http";
import type { ServerHttp2Session } from "node:http2";
import type { Server as NetServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Answer, OpenAnswers } from "./open-answers.js";

/** Waits for the exchanges that a server is in, so many milliseconds at most. */
export type Drain = (ms: number) => Promise<void>;

/** Tells a caller of HTTP/1.1 that its connection ends with this answer. */
const announceEnd = (outgoing: Answer): void => {
  if (outgoing instanceof ServerResponse && !outgoing.headersSent)
    outgoing.setHeader("connection", "close");
};

/** Watches a server's exchanges and sessions of HTTP/2, so that its end can wait for them. */
export const watchExchanges = (server: NetServer, answers: OpenAnswers): Drain => {
  const sessions = new Set<ServerHttp2Session>();
  const ended = new AbortController();
  let isDraining = false;
  const look = () => {
    if (isDraining && answers.isEmpty && sessions.size === 0) ended.abort();
  };
  server.on("session", (session: ServerHttp2Session) => {
    sessions.add(session);
    session.once("close", () => {
      sessions.delete(session);
      look();
    });
  });
  return async (ms) => {
    isDraining = true;
    server.prependListener("request", (_, outgoing: Answer) => {
      announceEnd(outgoing);
      outgoing.once("close", look);
    });
    answers.onClosed(look);
    for (const session of sessions) session.close();
    for (const outgoing of answers) announceEnd(outgoing);
    look();
    await wait(ms, undefined, { signal: ended.signal }).catch(() => {});
  };
};
