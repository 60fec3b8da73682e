import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { ConfigurationError, type TargetConfiguration } from "../../contract/configuration.js";
import type { Role } from "../case.js";
import { homePart } from "./ccf-home.js";
import { relayPart } from "./ccf-relay.js";
import { commentedTarget } from "./commented.js";
import type { Material, Part } from "./material.js";
import { aefPart, interconnectPart, invokerPart } from "./other-parts.js";
import { type Files, ThrowAwayPki } from "./throw-away-pki.js";

/** What a target file is made from; files are relative to the working directory. */
export interface InitOptions {
  role: Role;
  /** The target file that will be written; its folder is what file names are relative to. */
  out: string;
  apiRoot?: string | undefined;
  ca?: string | undefined;
  cert?: string | undefined;
  key?: string | undefined;
  /** A folder for a throw-away PKI. */
  pki?: string | undefined;
  id?: string | undefined;
  listen?: string | undefined;
  aefApiRoot?: string | undefined;
  aefCa?: string | undefined;
  command?: readonly string[] | undefined;
}

/** A target file, with what the vendor has to do so that it is true. */
export interface InitResult {
  text: string;
  /** Empty if there is nothing to do. */
  todo: string;
  /** Where `todo` belongs, beside the PKI. */
  todoFile?: string;
}

const missing = (name: string, why: string): ConfigurationError =>
  new ConfigurationError(name, why);

/** What each role cannot do without. */
const needs: Record<Role, readonly ("apiRoot" | "ca" | "pki" | "identity" | "aefApiRoot")[]> = {
  "ccf-home": ["apiRoot", "identity"],
  "ccf-relay": ["apiRoot", "ca", "pki"],
  aef: ["apiRoot", "ca", "identity"],
  invoker: ["pki"],
  interconnect: ["apiRoot", "ca", "aefApiRoot", "identity"],
};

const flags = { apiRoot: "--api-root", ca: "--ca", pki: "--pki", aefApiRoot: "--aef-api-root" };

/** Refuses options that a role's part cannot be made from, in words of the command line. */
export const refuseIncomplete = (options: InitOptions): void => {
  const { role, cert, key, pki } = options;
  if ((cert === undefined) !== (key === undefined))
    throw missing("--cert", "goes together with --key");
  for (const need of needs[role]) {
    if (need === "identity") {
      if (cert === undefined && pki === undefined)
        throw missing("--pki", `the role ${role} needs it, or --cert and --key`);
    } else if (options[need] === undefined) throw missing(flags[need], `the role ${role} needs it`);
  }
};

/** The id that a certificate bears: of its SAN URI `urn:capif:<role>:<id>`, or its common name. */
const idIn = (file: string): string => {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(readFileSync(file));
  } catch {
    throw missing("--cert", `${file} holds no certificate that can be read`);
  }
  const uri = /URI:urn:capif:\w+:([^,\s"]+)/.exec(certificate.subjectAltName ?? "")?.[1];
  const name = /^CN=(.+)$/m.exec(certificate.subject)?.[1];
  const id = uri === undefined ? name : decodeURIComponent(uri);
  if (id === undefined) throw missing("--cert", `${file} bears no id (SAN URI or CN)`);
  return id;
};

const firstOf = ({ cert, key }: InitOptions): { files: Files; id: string } | undefined =>
  cert === undefined || key === undefined ? undefined : { files: { cert, key }, id: idIn(cert) };

const materialOf = (options: InitOptions, pki: ThrowAwayPki | undefined): Material => {
  const { apiRoot = "https://unused.invalid", ca, aefApiRoot = apiRoot, aefCa } = options;
  const { id = "change-me", listen = "127.0.0.1", command = ["./run-invoker"] } = options;
  return {
    apiRoot: apiRoot.replace(/\/$/, ""),
    ca,
    id,
    listen,
    first: firstOf(options),
    pki,
    command: command.length === 0 ? ["./run-invoker"] : [...command],
    aef: { apiRoot: aefApiRoot, ca: aefCa },
  };
};

const parts: {
  [R in Role]: (material: Material) => Promise<Part<NonNullable<TargetConfiguration[R]>>>;
} = {
  "ccf-home": homePart,
  "ccf-relay": relayPart,
  aef: aefPart,
  invoker: invokerPart,
  interconnect: interconnectPart,
};

const pemMembers = ["cert", "key", "ca", "clientCa", "homeCa", "aefCa"];

/** File names as the target file's folder sees them. */
const relativeTo = (directory: string, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => relativeTo(directory, item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === "string" && pemMembers.includes(name)
        ? relative(directory, resolve(member))
        : relativeTo(directory, member),
    ]),
  );
};

const todoText = ({ role, id }: InitOptions, todo: readonly string[], pki: ThrowAwayPki): string =>
  [
    `What to do at the target, a test bed, before the suite runs (${role}):`,
    "",
    ...todo.map((line) => `- ${line}`),
    ...(id === undefined && role !== "invoker"
      ? ["- write the target's own id in the place of change-me in the target file"]
      : []),
    "",
    `CAs to trust: ${pki.used.map((name) => pki.fileOf(name)).join(", ")}.`,
    "Their private keys were thrown away: nobody can issue another certificate. All of them end in",
    "90 days; run init again then. Identities are SAN URIs, urn:capif:<invoker|aef|ccf>:<id>, and",
    "the common name is the id too. Certificates of refused identities are for refusing: trust the",
    "CA, not the certificate. Never do this at a target that serves anybody.",
    "",
  ].join("\n");

/** Makes a target file for a role, and its PKI if one is wanted; ConfigurationError if it cannot. */
export const initTarget = async (options: InitOptions): Promise<InitResult> => {
  refuseIncomplete(options);
  const { role, listen, pki: folder } = options;
  if (options.apiRoot !== undefined && !/^https?:\/\/[^/?#@]+/.test(options.apiRoot))
    throw missing("--api-root", "is https://host:port<prefix>");
  const pki = folder === undefined ? undefined : new ThrowAwayPki(folder, listen ?? "127.0.0.1");
  const { part, todo } = await parts[role](materialOf(options, pki));
  const configuration = {
    name: `${role} under test`,
    ...(listen === undefined ? {} : { listen }),
    [role]: relativeTo(dirname(resolve(options.out)), part),
  };
  return {
    text: commentedTarget(configuration),
    todo: pki === undefined ? "" : todoText(options, todo, pki),
    ...(folder === undefined ? {} : { todoFile: join(folder, "onboard.txt") }),
  };
};
