import type { IncomingMessage, ServerResponse } from "node:http";
import { constants, Http2ServerRequest } from "node:http2";

const patienceMs = 500;

/** Takes what a caller goes on sending, for a while; a caller that does not come to an end is cut off. */
const discard = (incoming: IncomingMessage): void => {
  const { socket } = incoming;
  const timer = setTimeout(() => socket.destroySoon(), patienceMs).unref();
  incoming.once("close", () => clearTimeout(timer));
  incoming.once("end", () => clearTimeout(timer));
  incoming.on("error", () => {}); // it has had its answer
  incoming.resume();
};

/** Sees to the rest of a request that is answered before it has come to its end (RFC 9112 9.3, 9113 8.1). */
export const answeredEarly = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
  outgoing.once("finish", () => {
    if (incoming instanceof Http2ServerRequest) incoming.stream.close(constants.NGHTTP2_NO_ERROR);
    else if (!incoming.complete) discard(incoming);
  });
};
