import type { Http2SecureServer, ServerHttp2Session, ServerHttp2Stream } from "node:http2";
import { constants } from "node:http2";
import type { Limits } from "./limits.js";

/** Ends a stream whose request does not come to its end in time. */
const limitStream = (stream: ServerHttp2Stream, requestMs: number): void => {
  const timer = setTimeout(() => stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM), requestMs);
  const clear = () => clearTimeout(timer);
  stream.once("end", clear).once("close", clear);
};

/** Ends a session that has been without a request for too long, pings or half a request or not. */
const limitSession = (session: ServerHttp2Session, { requestSeconds, idleSeconds }: Limits) => {
  let open = 0;
  let idle: NodeJS.Timeout | undefined;
  const wait = () => {
    idle = setTimeout(() => {
      session.close(); // says GOAWAY; a peer that heeds nothing is cut off
      session.destroy();
    }, idleSeconds * 1000);
  };
  wait();
  session.on("stream", (stream: ServerHttp2Stream) => {
    clearTimeout(idle);
    open++;
    limitStream(stream, requestSeconds * 1000);
    stream.once("close", () => {
      open--;
      if (open === 0 && !session.destroyed) wait();
    });
  });
  session.once("close", () => clearTimeout(idle));
};

/** Gives HTTP/2 the deadlines that Node's HTTP/1.1 server has by itself, and HTTP/2 has not. */
export const limitSessions = (server: Http2SecureServer, limits: Limits): void => {
  server.on("session", (session) => limitSession(session, limits));
};
