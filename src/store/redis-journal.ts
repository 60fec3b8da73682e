import { setTimeout as pause } from "node:timers/promises";
import { asked, namespace, type RedisClient } from "./redis-client.js";
import { type Change, type Journal, journalLength } from "./store.js";

const blockMs = 5000;
/** After which a connection that should have answered is taken for dead. */
const silenceMs = 2 * blockMs;
const retryMs = 250;

const streamOf = (name: string): string => `${namespace}${name}journal`;

/** Approximately: Redis forgets whole nodes of a stream, and never more than it may. */
const trimmed = {
  TRIM: { strategy: "MAXLEN", strategyModifier: "~", threshold: journalLength },
} as const;

/** Deletes KEYS[1] and appends the key ARGV[2] to the stream KEYS[2], if there was anything. */
const deleteScript = `
if redis.call('DEL', KEYS[1]) == 0 then return 0 end
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[1], '*', 'key', ARGV[2])
return 1`;

/** Writes a record and its entry, both or neither. */
export const journaledPut = async (
  client: RedisClient,
  name: string,
  { key, value, expiry }: { key: string; value: string; expiry: object },
): Promise<void> => {
  const writes = client.multi().set(namespace + key, value, expiry);
  await asked(writes.xAdd(streamOf(name), "*", { key }, trimmed).exec());
};

export const journaledDelete = async (
  client: RedisClient,
  name: string,
  key: string,
): Promise<boolean> => {
  const keys = [namespace + key, streamOf(name)];
  const given = { keys, arguments: [String(journalLength), key] };
  return (await asked(client.eval(deleteScript, given))) === 1;
};

/** A connection of its own, for commands that block; it ends with the signal. */
const readerOf = (client: RedisClient, signal: AbortSignal): RedisClient => {
  const { socket } = client.options ?? {};
  const reader = client.duplicate({ socket: { ...socket, socketTimeout: silenceMs } });
  reader.on("error", () => {}); // what it was asked fails
  reader.connect().catch(() => {}); // it goes on trying
  signal.addEventListener("abort", () => reader.destroy(), { once: true });
  return reader;
};

/**
 * A journal as a Redis stream. Only waiting needs the connection that blocks: what is read is read
 * over the client's own, behind what that one has been told before.
 */
export const openRedisJournal = (client: RedisClient, name: string): Journal => {
  const stream = streamOf(name);
  let reader: RedisClient | undefined;
  return {
    mark: () => asked(client.xAdd(stream, "*", { key: "" }, trimmed)),
    since: async (position, most) => {
      const found = await asked(client.xRange(stream, position, "+", { COUNT: most + 1 }));
      const [first, ...later] = found ?? [];
      if (first?.id !== position) return undefined;
      return later.map(({ id, message }): Change => ({ position: id, key: message.key ?? "" }));
    },
    wait: async (position, signal) => {
      reader ??= readerOf(client, signal);
      try {
        await reader.xRead({ key: stream, id: position }, { BLOCK: blockMs, COUNT: 1 });
      } catch {
        await pause(retryMs, undefined, { signal }).catch(() => {});
      }
    },
  };
};
