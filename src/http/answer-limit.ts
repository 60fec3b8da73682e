import { constants, Http2ServerResponse } from "node:http2";
import type { Server as NetServer } from "node:net";
import type { Answer, OpenAnswers } from "./open-answers.js";

/** What of an answer waits for its caller, and what has gone; the same again: nothing was taken. */
const standOf = (outgoing: Answer): string | undefined => {
  if (outgoing.writableLength === 0) return undefined;
  // In HTTP/2 other streams, and pings, go over the same socket.
  const gone = outgoing instanceof Http2ServerResponse ? 0 : outgoing.socket?.bytesWritten;
  return `${outgoing.writableLength} ${gone}`;
};

const end = (outgoing: Answer): void => {
  if (outgoing instanceof Http2ServerResponse) outgoing.stream.close(constants.NGHTTP2_CANCEL);
  else outgoing.destroy();
};

const looksPerLimit = 4;

/**
 * Ends exchanges whose callers do not take their answers for so many milliseconds; one that goes on for
 * long may.
 */
export const limitAnswers = (server: NetServer, answers: OpenAnswers, ms: number): void => {
  const waiting = new WeakMap<Answer, { stand: string; since: number }>();
  const look = () => {
    const present = performance.now();
    for (const outgoing of answers) {
      const stand = standOf(outgoing);
      const seen = waiting.get(outgoing);
      if (stand === undefined) waiting.delete(outgoing);
      else if (stand !== seen?.stand) waiting.set(outgoing, { stand, since: present });
      else if (present - seen.since >= ms) end(outgoing);
    }
  };
  const looking = setInterval(look, ms / looksPerLimit).unref();
  server.once("close", () => clearInterval(looking));
};
