import { createClient } from "@redis/client";
import { StoreUnavailable, timeoutMsOf } from "./store.js";

export interface RedisOptions {
  /** `redis://host:port/db`, `rediss://` for TLS; without credentials. */
  url: string;
  username?: string;
  password?: string;
  /** PEM anchors of the server's certificate. */
  ca?: Buffer;
  timeoutSeconds?: number;
}

/** What every key of ours begins with. */
export const namespace = "capif-interconnect/";

const connectTimeoutMs = 2000;
const longestPauseMs = 1000;

/** After which a connection that should have answered is taken for dead: its callers have gone. */
export const silenceMsOf = (options: RedisOptions): number => 2 * timeoutMsOf(options);

/** A client that is not connected yet; it reconnects as long as it should be open. */
export const clientOf = (options: RedisOptions, isOpen: () => boolean) => {
  const { url, username, password, ca } = options;
  const reconnectStrategy = (retries: number, cause: Error) =>
    isOpen() ? Math.min(50 * 2 ** retries, longestPauseMs) : cause;
  const socketTimeout = silenceMsOf(options);
  const common = { connectTimeout: connectTimeoutMs, socketTimeout, reconnectStrategy };
  return createClient({
    url,
    ...(username === undefined ? {} : { username }),
    ...(password === undefined ? {} : { password }),
    socket: url.startsWith("rediss:")
      ? { ...common, tls: true, ...(ca === undefined ? {} : { ca }) }
      : common,
    // A command that waits for a lost server would be answered after its caller has gone.
    disableOfflineQueue: true,
  });
};

/** A failure of the server or of the way there, which the next attempt may not meet. */
export const asked = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    throw new StoreUnavailable(error);
  }
};

export type RedisClient = ReturnType<typeof clientOf>;
