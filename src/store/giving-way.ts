import { setImmediate as turn } from "node:timers/promises";

const atOnce = 100;

/**
 * The same items; after each hundred everybody else has a turn of the event loop. Fails where the signal
 * has ended: the items have not been all.
 */
export async function* givingWay<T>(
  items: Iterable<T> | AsyncIterable<T>,
  signal?: AbortSignal,
): AsyncIterable<T> {
  let given = 0;
  for await (const item of items) {
    signal?.throwIfAborted();
    yield item;
    if (++given % atOnce === 0) await turn();
  }
}
