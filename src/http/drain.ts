import { ServerResponse } from "node:http";
import type { Http2ServerResponse, ServerHttp2Session } from "node:http2";
import type { Server as NetServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

/** Waits for the exchanges that a server is in, so many milliseconds at most. */
export type Drain = (ms: number) => Promise<void>;

/** Tells a caller of HTTP/1.1 that its connection ends with this answer. */
const announceEnd = (outgoing: ServerResponse | Http2ServerResponse): void => {
  if (outgoing instanceof ServerResponse && !outgoing.headersSent)
    outgoing.setHeader("connection", "close");
};

/** Watches a server's exchanges and sessions of HTTP/2, so that its end can wait for them. */
export const watchExchanges = (server: NetServer): Drain => {
  const answers = new Set<ServerResponse | Http2ServerResponse>();
  const sessions = new Set<ServerHttp2Session>();
  const ended = new AbortController();
  let isDraining = false;
  const look = () => {
    if (isDraining && answers.size === 0 && sessions.size === 0) ended.abort();
  };
  const watch = <T extends { once(event: "close", listener: () => void): unknown }>(
    open: Set<T>,
    one: T,
  ) => {
    open.add(one);
    one.once("close", () => {
      open.delete(one);
      look();
    });
  };
  server.on("session", (session: ServerHttp2Session) => watch(sessions, session));
  server.prependListener("request", (_, outgoing: ServerResponse | Http2ServerResponse) => {
    watch(answers, outgoing);
    if (isDraining) announceEnd(outgoing);
  });
  return async (ms) => {
    isDraining = true;
    for (const session of sessions) session.close();
    for (const outgoing of answers) announceEnd(outgoing);
    look();
    await wait(ms, undefined, { signal: ended.signal }).catch(() => {});
  };
};
