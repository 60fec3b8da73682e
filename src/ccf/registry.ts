import type { CcfInformation, InterfaceDescription } from "../contract/types.js";
import { interfaceInformation } from "../psk/index.js";

/** An AEF as this CCF knows it: the pair of the CCF it is registered with, and its id. */
export interface Aef {
  /** The peer's ccfId, or this CCF's own. */
  ccfId: string;
  aefId: string;
  /** By service API interface information (P0). */
  interfaces: ReadonlyMap<string, InterfaceDescription>;
  /** Origins that notifications may go to. */
  notificationOrigins: readonly string[];
}

/** An AEF as configured. */
export interface RegisteredAef {
  aefId: string;
  interfaces: readonly InterfaceDescription[];
  notificationOrigins?: readonly string[];
}

/** A CCF under an agreement, and the AEFs that the agreement covers. */
export interface Agreement {
  ccfId: string;
  /** apiRoot and aliases: `https://host:port<prefix>`. */
  addresses: readonly string[];
  aefs: readonly RegisteredAef[];
  notificationOrigins?: readonly string[];
}

/** An API invoker as configured. */
export interface OnboardedInvoker {
  apiInvokerId: string;
  /** Seconds; the CCF's own if absent. */
  keyValiditySeconds?: number;
}

export interface RegistryOptions {
  ccfId: string;
  addresses: readonly string[];
  invokers: readonly OnboardedInvoker[];
  aefs: readonly RegisteredAef[];
  agreements: readonly Agreement[];
}

/** An apiRoot in the members of CcfAddress. */
export const addressOf = (apiRoot: string): NonNullable<CcfInformation["ccfAddress"]> => {
  const { hostname, port, pathname } = new URL(apiRoot);
  const host = hostname.startsWith("[")
    ? { ipv6Addr: hostname.slice(1, -1) }
    : /^[\d.]+$/.test(hostname)
      ? { ipv4Addr: hostname }
      : { fqdn: hostname };
  const apiPrefix = pathname === "/" ? {} : { apiPrefix: pathname };
  return { ...host, port: port === "" ? 443 : Number(port), ...apiPrefix };
};

const known = (ccfId: string, { aefId, interfaces, notificationOrigins }: RegisteredAef): Aef => ({
  ccfId,
  aefId,
  interfaces: new Map(interfaces.map((details) => [interfaceInformation(details), details])),
  notificationOrigins: notificationOrigins ?? [],
});

/** Who is onboarded, registered and under agreement: everything that a CCF is told beforehand. */
export class Registry {
  readonly ccfId: string;
  readonly #invokers: ReadonlyMap<string, OnboardedInvoker>;
  readonly #aefs: readonly Aef[];
  /** By the ccfId of the CCF that they are registered with, then by aefId. */
  readonly #aefsOf: ReadonlyMap<string, ReadonlyMap<string, Aef>>;
  readonly #agreements: ReadonlyMap<string, Agreement>;
  readonly #addresses: ReadonlyMap<string, string>;

  /** TypeError when two AEFs share an interface, or an id at one CCF, or two CCFs an id or address. */
  constructor({ ccfId, addresses, invokers, aefs, agreements }: RegistryOptions) {
    this.ccfId = ccfId;
    this.#invokers = new Map(invokers.map((invoker) => [invoker.apiInvokerId, invoker]));
    this.#agreements = uniqueById(ccfId, agreements);
    this.#aefs = [
      ...aefs.map((aef) => known(ccfId, aef)),
      ...agreements.flatMap((peer) => peer.aefs.map((aef) => known(peer.ccfId, aef))),
    ];
    refuseSharedIds(this.#aefs);
    this.#aefsOf = byCcf(this.#aefs);
    refuseSharedInterfaces(this.#aefs);
    this.#addresses = addressBook([{ ccfId, addresses }, ...agreements]);
  }

  /** The ids of all invokers. */
  get onboarded(): Iterable<string> {
    return this.#invokers.keys();
  }

  /** Names every interface by its AEF and the CCF of that. */
  get interfaceNames(): string[] {
    return this.#aefs.flatMap(({ ccfId, aefId, interfaces }) =>
      [...interfaces.keys()].map((p0) => JSON.stringify([ccfId, aefId, p0])),
    );
  }

  isOnboarded(apiInvokerId: string): boolean {
    return this.#invokers.has(apiInvokerId);
  }

  /** Seconds for which an invoker's keys are valid, if that is its own matter. */
  keyValidityOf(apiInvokerId: string): number | undefined {
    return this.#invokers.get(apiInvokerId)?.keyValiditySeconds;
  }

  /** The AEF of one CCF's domain. */
  aef(ccfId: string, aefId: string): Aef | undefined {
    return this.#aefsOf.get(ccfId)?.get(aefId);
  }

  /** Every AEF of that id: two CCFs may have issued the same. */
  aefsNamed(aefId: string): Aef[] {
    return this.#aefs.filter((aef) => aef.aefId === aefId);
  }

  aefServing(p0: string): Aef | undefined {
    return this.#aefs.find(({ interfaces }) => interfaces.has(p0));
  }

  /** Origins that a peer's notifications may go to. */
  notificationOriginsOf(ccfId: string): readonly string[] {
    return this.#agreements.get(ccfId)?.notificationOrigins ?? [];
  }

  /**
   * The ccfIds, at most two, that the members of a CcfInformation select among this CCF and its
   * agreements. Nothing is resolved or dialled. TypeError for an address that is none.
   */
  selectedBy({ ccfId, ccfAddress }: CcfInformation): string[] {
    const byId = ccfId === this.ccfId || this.#agreements.has(ccfId ?? "") ? ccfId : undefined;
    const byAddress =
      ccfAddress === undefined ? undefined : this.#addresses.get(interfaceInformation(ccfAddress));
    const selected = byAddress === byId ? [byId] : [byId, byAddress];
    return selected.filter((id) => id !== undefined);
  }
}

const byCcf = (aefs: readonly Aef[]) => {
  const known = new Map<string, Map<string, Aef>>();
  for (const aef of aefs)
    known.set(aef.ccfId, (known.get(aef.ccfId) ?? new Map()).set(aef.aefId, aef));
  return known;
};

const uniqueById = (ccfId: string, agreements: readonly Agreement[]) => {
  const byId = new Map(agreements.map((agreement) => [agreement.ccfId, agreement]));
  if (byId.size < agreements.length || byId.has(ccfId))
    throw new TypeError("two CCFs share a ccfId");
  return byId;
};

const refuseSharedIds = (aefs: readonly Aef[]): void => {
  const known = new Set<string>();
  for (const { ccfId, aefId } of aefs) {
    const pair = JSON.stringify([ccfId, aefId]);
    if (known.has(pair)) throw new TypeError(`two AEFs at ${ccfId} share the aefId ${aefId}`);
    known.add(pair);
  }
};

const refuseSharedInterfaces = (aefs: readonly Aef[]): void => {
  const owners = new Map<string, Aef>();
  for (const aef of aefs)
    for (const p0 of aef.interfaces.keys()) {
      const other = owners.get(p0);
      if (other !== undefined)
        throw new TypeError(
          `${p0} belongs to two AEFs: ${other.aefId} at ${other.ccfId}, ${aef.aefId} at ${aef.ccfId}`,
        );
      owners.set(p0, aef);
    }
};

const addressBook = (ccfs: readonly { ccfId: string; addresses: readonly string[] }[]) => {
  const book = new Map<string, string>();
  for (const { ccfId, addresses } of ccfs)
    for (const address of addresses) {
      const text = interfaceInformation(addressOf(address));
      if ((book.get(text) ?? ccfId) !== ccfId)
        throw new TypeError(`${text} is an address of two CCFs: ${book.get(text)}, ${ccfId}`);
      book.set(text, ccfId);
    }
  return book;
};
