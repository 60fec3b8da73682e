import { basename, extname, resolve } from "node:path";
import type { SealingKeys, StoreOptions } from "../store/open.js";
import type { SealingKey } from "../store/sealing.js";
import { parseSealingKey } from "../store/sealing-keys.js";
import {
  ConfigurationError,
  type LoadedFile,
  readNamedFile,
  type StoreConfiguration,
} from "./configuration.js";
import { readAnchors } from "./pem-files.js";

type Place = { file?: string; env?: string };

const common = ["driver", "sealingKeys", "timeoutSeconds"];
const membersOf: Record<StoreConfiguration["driver"], readonly string[]> = {
  lmdb: [...common, "path"],
  redis: [...common, "url", "username", "password", "ca"],
  memory: ["driver"],
};

const secretIn = (
  directory: string,
  { file, env = "" }: Place,
): { text: string; place: string } => {
  if (file !== undefined)
    return {
      text: readNamedFile(directory, file).toString("utf8"),
      place: resolve(directory, file),
    };
  const text = process.env[env];
  if (text === undefined) throw new ConfigurationError(`$${env}`, "is not set");
  return { text, place: `$${env}` };
};

const sealingKeyOf = (
  directory: string,
  { kid, ...place }: Place & { kid: string },
): SealingKey => {
  const { text, place: name } = secretIn(directory, place);
  return { kid, key: parseSealingKey(text, name) };
};

const sealingKeysOf = (
  directory: string,
  { sealingKeys = [] }: StoreConfiguration,
): SealingKeys | undefined => {
  const [first, ...others] = sealingKeys.map((key) => sealingKeyOf(directory, key));
  return first && [first, ...others];
};

/** Where the embedded store is if nobody says: `ccf.yaml` has `ccf.store` beside it. */
const ownFolder = (file: string): string => `${basename(file, extname(file))}.store`;

const redisOptions = (
  directory: string,
  { url = "", username, password, ca }: StoreConfiguration,
) => ({
  url,
  ...(username === undefined ? {} : { username }),
  ...(password === undefined ? {} : { password: secretIn(directory, password).text.trim() }),
  ...(ca === undefined ? {} : { ca: readAnchors(directory, ca) }),
});

const refuseOtherDrivers = (file: string, store: StoreConfiguration): void => {
  const { driver } = store;
  const unread = Object.keys(store).find((name) => !membersOf[driver].includes(name));
  if (unread !== undefined)
    throw new ConfigurationError(
      file,
      `/store has a member that ${driver} does not read: ${unread}`,
    );
  const needed = driver === "redis" ? (["url", "sealingKeys"] as const) : [];
  const missing = needed.find((name) => store[name] === undefined);
  if (missing !== undefined)
    throw new ConfigurationError(file, `/store needs ${missing} for ${driver}`);
};

/** Where a party of this configuration keeps its state, with the secrets that this takes. */
export const storeOptions = ({
  configuration: { store = { driver: "lmdb" } },
  directory,
  file,
}: LoadedFile<{ store?: StoreConfiguration }>): StoreOptions => {
  refuseOtherDrivers(file, store);
  const { driver, path = ownFolder(file), timeoutSeconds } = store;
  if (driver === "memory") return { driver };
  const sealingKeys = sealingKeysOf(directory, store);
  const timeout = timeoutSeconds === undefined ? {} : { timeoutSeconds };
  if (driver === "lmdb")
    return {
      driver,
      path: resolve(directory, path),
      ...(sealingKeys === undefined ? {} : { sealingKeys }),
      ...timeout,
    };
  if (sealingKeys === undefined) throw new TypeError("redis without sealing keys"); // refused above
  return { driver, ...redisOptions(directory, store), sealingKeys, ...timeout };
};
