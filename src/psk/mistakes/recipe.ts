import { type InterfaceDetails, interfaceParts } from "../interface-information.js";
import { kdf, kdfInput } from "../kdf.js";

/** What one side knows of a TLS session: Session ID and master secret. */
export interface SessionSecrets {
  readonly sessionId: Uint8Array;
  readonly masterSecret: Uint8Array;
}

/** What one side derives its key from, and what else the other side may have taken instead. */
export interface MistakeInputs extends SessionSecrets {
  readonly interfaceDetails: InterfaceDetails;
  readonly otherInterface?: InterfaceDetails | undefined;
  readonly otherSession?: SessionSecrets | undefined;
}

/** A derivation taken apart, so that a mistake changes one piece of it. */
export interface Recipe {
  readonly scheme: string;
  readonly host: string;
  readonly port: string;
  readonly prefix: string;
  readonly sessionId: Buffer;
  readonly masterSecret: Buffer;
  readonly encode: (p0: Buffer, p1: Uint8Array) => Buffer;
  readonly hash: (key: Uint8Array, s: Buffer) => Buffer;
  readonly keep: (key: Buffer) => Buffer;
}

/** The derivation as TS 33.122 A.1 and the contract have it; TypeError for unusable interface details. */
export function rightRecipe(inputs: MistakeInputs): Recipe {
  return {
    ...interfaceParts(inputs.interfaceDetails),
    sessionId: Buffer.from(inputs.sessionId),
    masterSecret: Buffer.from(inputs.masterSecret),
    encode: (p0, p1) => kdfInput(0x7a, [p0, p1]),
    hash: kdf,
    keep: (key) => key,
  };
}

/** P0 as the recipe writes it. */
export function p0Of({ scheme, host, port, prefix }: Recipe): string {
  return `${scheme}${host}${port}${prefix}`;
}

/** S as the recipe writes it. */
export function sOf(recipe: Recipe): Buffer {
  return recipe.encode(Buffer.from(p0Of(recipe)), recipe.sessionId);
}

/** The key that the recipe gives. */
export function keyOf(recipe: Recipe): Buffer {
  return recipe.keep(recipe.hash(recipe.masterSecret, sOf(recipe)));
}
