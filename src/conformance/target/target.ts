import { X509Certificate } from "node:crypto";
import { resolve } from "node:path";
import {
  ConfigurationError,
  type Loaded,
  loadConfiguration,
  readNamedFile,
  type TargetConfiguration,
} from "../../contract/configuration.js";

/** The members of a target file that name PEM. */
const pemMembers = ["cert", "key", "ca", "clientCa", "homeCa", "aefCa"] as const;
type PemMember = (typeof pemMembers)[number];

/** A target's member with the PEM that it names in the place of the name. */
type Read<T> = T extends readonly (infer Item)[]
  ? Read<Item>[]
  : T extends object
    ? { [K in keyof T]: K extends PemMember ? PemOf<T[K]> : Read<T[K]> }
    : T;
type PemOf<T> = undefined extends T ? Buffer | undefined : Buffer;

/** What is under test, with every certificate and key read. */
export type Target = Read<Omit<TargetConfiguration, "features" | "hooks">> &
  Pick<TargetConfiguration, "features" | "hooks"> & {
    /** The folder of the target file; hooks and commands run there. */
    directory: string;
  };

const isPemMember = (name: string): name is PemMember =>
  (pemMembers as readonly string[]).includes(name);

const readPem = (directory: string, at: string, source: string | { env: string }): Buffer => {
  if (typeof source === "string") return readNamedFile(directory, source);
  const text = process.env[source.env];
  if (text === undefined)
    throw new ConfigurationError(at, `the environment variable ${source.env} is not set`);
  return Buffer.from(text);
};

const refuseOther = (at: string, name: PemMember, pem: Buffer): void => {
  const wanted = name === "key" ? "PRIVATE KEY" : "CERTIFICATE";
  if (!new RegExp(`-----BEGIN [A-Z ]*${wanted}-----`).test(pem.toString("latin1")))
    throw new ConfigurationError(at, `${name} holds no PEM ${wanted.toLowerCase()}`);
  if (name === "key") return;
  try {
    new X509Certificate(pem);
  } catch {
    throw new ConfigurationError(at, `${name} holds a certificate that cannot be read`);
  }
};

const readMembers = (directory: string, at: string, value: unknown): unknown => {
  if (Array.isArray(value))
    return value.map((item, index) => readMembers(directory, `${at}/${index}`, item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const here = `${at}/${name}`;
      if (!isPemMember(name)) return [name, readMembers(directory, here, member)];
      const pem = readPem(directory, here, member);
      refuseOther(here, name, pem);
      return [name, pem];
    }),
  );
};

/** Takes a target's configuration and reads the PEM that it names; throws ConfigurationError. */
export const readTarget = ({ configuration, directory }: Loaded<TargetConfiguration>): Target => {
  const { features, hooks, ...rest } = configuration;
  const read = readMembers(directory, resolve(directory), rest) as Read<typeof rest>;
  return {
    ...read,
    ...(features === undefined ? {} : { features }),
    ...(hooks === undefined ? {} : { hooks }),
    directory,
  };
};

/** Reads a target file and the PEM that it names; throws ConfigurationError. */
export const loadTarget = (file: string): Target =>
  readTarget(loadConfiguration("TargetConfiguration", file));

/** A role's part of the target, as the bench of that role has it. */
export type HomeTarget = NonNullable<Target["ccf-home"]>;
export type RelayTarget = NonNullable<Target["ccf-relay"]>;
export type AefTarget = NonNullable<Target["aef"]>;
export type InvokerTarget = NonNullable<Target["invoker"]>;
export type InterconnectTarget = NonNullable<Target["interconnect"]>;
export type PlayedCcfTarget = RelayTarget["peers"][number];

/** How long the suite waits, in milliseconds. */
export const waitsOf = ({ timeouts = {} }: Target) => ({
  answerMs: (timeouts.answerSeconds ?? 5) * 1000,
  quietMs: (timeouts.quietSeconds ?? 0.3) * 1000,
  relayMs: (timeouts.relaySeconds ?? 3) * 1000,
  noticeMs: (timeouts.noticeSeconds ?? 3) * 1000,
});
export type Waits = ReturnType<typeof waitsOf>;
