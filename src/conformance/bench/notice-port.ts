import { randomBytes, type X509Certificate } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { coreFunctionServer } from "../../tls/server-profiles.js";
import { NotTestable } from "./failures.js";
import { type Asked, type Behaviour, Neighbour } from "./neighbour.js";
import { CaseRecord } from "./record.js";

/** A party of the suite's as the target file has it, with where it may be notified. */
export interface NotifiedParty {
  cert?: Buffer | undefined;
  key?: Buffer | undefined;
  notificationDestination?: string;
  clientCa?: Buffer | undefined;
}

/** A notice, with the certificate of whoever sent it. */
export interface Told extends Asked {
  certificate: X509Certificate | undefined;
}

/** Acknowledges a notice. */
export const noted: Behaviour = (_, response) => {
  response.statusCode = 204;
  response.end();
};

/** An address that one case gives the target, and what it is told there. */
export class NoticeAddress {
  readonly destination: string;
  /** Below it all cases meet; only a case that runs alone may change how it listens. */
  readonly neighbour: Neighbour;
  readonly told: Told[] = [];
  readonly #arrivals = new EventEmitter();
  #behave: Behaviour = noted;

  constructor(destination: string, neighbour: Neighbour) {
    this.destination = destination;
    this.neighbour = neighbour;
  }

  /** Answers every notice from now on like this. */
  behave(behaviour: Behaviour): void {
    this.#behave = behaviour;
  }

  take: Behaviour = (asked, response) => {
    // Read at once: a connection that has ended shows none.
    this.told.push({ ...asked, certificate: asked.socket.getPeerX509Certificate() });
    this.#arrivals.emit("notice");
    return this.#behave(asked, response);
  };

  /** Whether so many notices have come, at once or within the time. */
  async hasCome(count: number, patienceMs: number): Promise<boolean> {
    const signal = AbortSignal.timeout(patienceMs);
    try {
      while (this.told.length < count) await once(this.#arrivals, "notice", { signal });
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      throw error;
    }
  }
}

const below = (destination: string, name: string): string => {
  const { origin, pathname } = new URL(destination);
  return `${origin}${pathname.replace(/\/$/, "")}/${name}`;
};

/** Where a party of the suite's is notified of revoked keys: a path of its own for each case. */
export class NoticePort {
  readonly #destination: string;
  readonly #neighbour: Neighbour;
  readonly #paths = new Set<string>();

  private constructor(destination: string, neighbour: Neighbour) {
    this.#destination = destination;
    this.#neighbour = neighbour;
    // What a case has left undone is nobody's any more; unacknowledged it would come again and again.
    neighbour.watch({
      isMine: ({ path }) => !this.#paths.has(path),
      behave: noted,
      record: new CaseRecord(),
    });
  }

  /** Listens; rejects if the address is taken. */
  static async open(
    { cert, key, notificationDestination = "", clientCa }: NotifiedParty,
    names: { name: string; target: string; host: string },
  ): Promise<NoticePort> {
    if (cert === undefined || key === undefined)
      throw new NotTestable(`a certificate of the ${names.name}, with its key`);
    const port = Number(new URL(notificationDestination).port || 443);
    const tls = coreFunctionServer({ cert, key, ca: clientCa ?? [] });
    return new NoticePort(notificationDestination, await Neighbour.open({ ...names, port, tls }));
  }

  /** An address for one case, and what gives it back. */
  address(record: CaseRecord): { address: NoticeAddress; end: () => void } {
    const destination = below(this.#destination, randomBytes(10).toString("hex"));
    const address = new NoticeAddress(destination, this.#neighbour);
    const { pathname } = new URL(destination);
    this.#paths.add(pathname);
    const isMine = ({ path }: Asked) => path === pathname;
    const unwatch = this.#neighbour.watch({ isMine, behave: address.take, record });
    const end = () => {
      unwatch();
      this.#paths.delete(pathname);
    };
    return { address, end };
  }

  close(): Promise<void> {
    return this.#neighbour.close();
  }
}

/** The parties of a role that may be notified: each listens from the first case on that needs it. */
export class NoticePorts {
  readonly #ports = new Map<string, Promise<NoticePort>>();
  readonly #target: string;
  readonly #host: string;

  /** `target` is who notifies, as the report names it. */
  constructor(target: string, host: string) {
    this.#target = target;
    this.#host = host;
  }

  /** The port of one party, by its name in the report. */
  of(name: string, party: NotifiedParty): Promise<NoticePort> {
    const names = { name, target: this.#target, host: this.#host };
    const port = this.#ports.get(name) ?? NoticePort.open(party, names);
    this.#ports.set(name, port);
    return port;
  }

  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#ports.values());
    await Promise.all(
      opened.map((port) => (port.status === "fulfilled" ? port.value.close() : undefined)),
    );
  }
}
