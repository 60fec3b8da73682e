import type { EventLog, LiveEvent } from "./event-log.js";

const encoder = new TextEncoder();

/**
 * Server-sent events from the one after `lastEventId` on; from the present state if that id is not
 * known.
 */
export const eventStream = (
  log: EventLog,
  lastEventId: string,
  present: () => string,
): ReadableStream<Uint8Array> => {
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const send = ({ number, data }: LiveEvent) =>
        controller.enqueue(encoder.encode(`id: ${log.idOf(number)}\ndata: ${data}\n\n`));
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      const missed = log.since(lastEventId);
      if (missed === undefined)
        controller.enqueue(encoder.encode(`id: ${log.lastId}\ndata: ${present()}\n\n`));
      for (const event of missed ?? []) send(event);
      end = log.listen(send);
    },
    cancel: () => end(),
  });
};
