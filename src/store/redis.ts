import {
  asked,
  clientOf,
  namespace,
  type RedisClient,
  type RedisOptions,
  silenceMsOf,
} from "./redis-client.js";
import { keepAlive } from "./redis-heartbeat.js";
import { journaledDelete, journaledPut, openRedisJournal } from "./redis-journal.js";
import {
  type PutOptions,
  type ReplaceOptions,
  type Store,
  StoreError,
  timeoutMsOf,
} from "./store.js";
import { within } from "./within.js";

export type { RedisOptions };

const scanCount = 500;

/**
 * What was found or nothing at KEYS[1]; then for each key its new value, and for how many milliseconds:
 * without end if there is nothing, and `as before`.
 */
const replaceScript = `
local present = redis.call('GET', KEYS[1])
if ARGV[1] == 'none' then
  if present then return 0 end
elseif present ~= ARGV[2] then
  return 0
end
for index, key in ipairs(KEYS) do
  local value, milliseconds = ARGV[2 * index + 1], ARGV[2 * index + 2]
  if milliseconds == '' then
    redis.call('SET', key, value)
  elseif milliseconds == 'as before' then
    redis.call('SET', key, value, 'KEEPTTL')
  else
    redis.call('SET', key, value, 'PX', milliseconds)
  end
end
return 1`;

const milliseconds = (expiresInMs: number): number => Math.max(1, Math.ceil(expiresInMs));

const expiryOf = ({ expiresInMs }: PutOptions = {}) =>
  expiresInMs === undefined
    ? {}
    : { expiration: { type: "PX" as const, value: milliseconds(expiresInMs) } };

const expiryText = ({ expiresInMs, keepsExpiry }: ReplaceOptions): string =>
  keepsExpiry ? "as before" : expiresInMs === undefined ? "" : String(milliseconds(expiresInMs));

const escaped = (text: string): string => text.replaceAll(/[*?[\]\\]/g, "\\$&");

/**
 * The keys that begin so, with the namespace, some at a time. Each page has to come in time, not the
 * next key: in a Redis that is shared there may be a thousand pages of others' keys before it.
 */
async function* scanned(
  client: RedisClient,
  prefix: string,
  { timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal | undefined },
): AsyncIterable<string[]> {
  const match = `${escaped(namespace + prefix)}*`;
  const scan = client.scanIterator({ MATCH: match, COUNT: scanCount });
  const page = () => {
    signal?.throwIfAborted();
    return within(asked(scan.next()), timeoutMs);
  };
  for (let next = await page(); !next.done; next = await page()) yield next.value;
}

/**
 * Redis or Valkey, for replicas on several machines. It acknowledges what the server has taken: the
 * server's own persistence (`appendonly yes`, `appendfsync always`) says what outlives the server.
 */
export const openRedis = async (options: RedisOptions): Promise<Store> => {
  let isOpen = false;
  const client = clientOf(options, () => isOpen);
  client.on("error", () => {}); // each command that it meets fails on its own
  try {
    await client.connect();
    isOpen = true;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new StoreError(options.url, `Redis cannot be used: ${message || code}`);
  }
  const timeoutMs = timeoutMsOf(options);
  const ending = new AbortController();
  keepAlive(client, silenceMsOf(options), ending.signal).catch(() => {}); // ended
  const replace: Store["replace"] = async (key, found, value, { also = [], ...own } = {}) => {
    const condition = found === undefined ? ["none", ""] : ["found", found];
    const writes = [{ key, value, ...own }, ...also];
    const keys = writes.map((write) => namespace + write.key);
    const values = writes.flatMap((write) => [write.value, expiryText(write)]);
    const given = { keys, arguments: [...condition, ...values] };
    return (await asked(client.eval(replaceScript, given))) === 1;
  };
  return {
    get: async (key) => (await asked(client.get(namespace + key))) ?? undefined,
    put: async (key, value, given) => {
      const expiry = expiryOf(given);
      if (given?.journal === undefined) await asked(client.set(namespace + key, value, expiry));
      else await journaledPut(client, given.journal, { key, value, expiry });
    },
    delete: async (key, { journal } = {}) =>
      journal === undefined
        ? (await asked(client.del(namespace + key))) > 0
        : journaledDelete(client, journal, key),
    replace,
    async *keys(prefix, signal) {
      for await (const keys of scanned(client, prefix, { timeoutMs, signal }))
        for (const key of keys) yield key.slice(namespace.length);
    },
    async *entries(prefix, signal) {
      const seen = new Set<string>();
      for await (const keys of scanned(client, prefix, { timeoutMs, signal })) {
        const fresh = keys.filter((key) => !seen.has(key));
        for (const key of fresh) seen.add(key);
        const values = fresh.length === 0 ? [] : await within(asked(client.mGet(fresh)), timeoutMs);
        for (const [index, key] of fresh.entries()) {
          const value = values[index];
          if (value != null) yield [key.slice(namespace.length), value];
        }
      }
    },
    journal: (name) => openRedisJournal(client, name),
    sharedCounts: client,
    close: async () => {
      isOpen = false;
      ending.abort();
      client.destroy();
    },
  };
};
