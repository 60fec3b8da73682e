import { join } from "node:path";
import type { AsyncCommand } from "fast-check";
import { expect, vi } from "vitest";
import { type AgreedSecurity, type ApiInvoker, StepFailed } from "../../src/invoker/index.js";
import { updateToOauth } from "../revocation/revocable.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";

/** Invokers by the CCF that they are onboarded at: two in interconnect, one in the AEF's own domain. */
const homes = { invoker: "ccfB", "other-invoker": "ccfB", "local-invoker": "ccfA" } as const;
type Name = keyof typeof homes;
export const names = Object.keys(homes) as Name[];

export const parties = ["ccf-a", "ccf-b", "aef"] as const;
type Party = (typeof parties)[number];

type Ready = Awaited<ReturnType<ApiInvoker["initiateAuthentication"]>>;

/** A key of step 3, and what step 10 made of it. */
interface Key {
  security: AgreedSecurity;
  ready?: Ready;
}

/** What an invoker has to get: whether CCF-B has a context of it, and which keys hold. */
interface Expected {
  hasContext: boolean;
  key?: Key;
  revoked: Key[];
}

export type Model = Record<Name, Expected>;

/** The four parties, with an invoker for each name. */
export interface Real {
  lab: Interconnect;
  invokers: Record<Name, ApiInvoker>;
}

export const newModel = (): Model => ({
  invoker: { hasContext: false, revoked: [] },
  "other-invoker": { hasContext: false, revoked: [] },
  "local-invoker": { hasContext: false, revoked: [] },
});

const rate = { requests: 1_000_000_000, seconds: 60 };
const notifications = { timeoutSeconds: 2, firstRetrySeconds: 0.1, longestRetrySeconds: 0.3 };
/** A life is shorter; an invoker of whose valid keys 2000 are revoked gets no more. */
const keyValiditySeconds = 120;
const whoami = "/sample-service/v1/whoami";

/** Starts parties that keep their state in this folder over a restart, and take any number of requests. */
export const startLasting = async (folder: string): Promise<Real> => {
  const store = (party: Party) => ({ driver: "lmdb" as const, path: join(folder, party) });
  const rates = { invoker: rate, aef: rate, ccf: rate, peer: rate };
  const lab = await startInterconnect({
    changes: {
      "ccf-a": { rates, notifications, keyValiditySeconds, store: store("ccf-a") },
      "ccf-b": { rates, notifications, keyValiditySeconds, store: store("ccf-b") },
      aef: {
        rates: { address: rate, invoker: rate, upstream: rate },
        failureMemorySeconds: 0,
        store: store("aef"),
      },
    },
  });
  const invokerNamed = (name: Name): ApiInvoker => {
    const { id, cert, key } = lab.identity(name);
    const coreFunction = { apiRoot: lab.plan[homes[name]].apiRoot, ca: lab.ca };
    return lab.invoker({ apiInvokerId: id, tls: { cert, key }, coreFunction });
  };
  return {
    lab,
    invokers: {
      invoker: invokerNamed("invoker"),
      "other-invoker": invokerNamed("other-invoker"),
      "local-invoker": invokerNamed("local-invoker"),
    },
  };
};

/** Leaves no context behind, so that the next life begins like the first. */
export const clear = async ({ lab, invokers }: Real): Promise<void> => {
  for (const name of names) {
    await invokers[name].renewSession();
    await lab.call(name, contextUrl(lab, name), { method: "DELETE" });
  }
};

const contextUrl = ({ plan, identity }: Interconnect, name: Name): string =>
  `${plan[homes[name]].apiRoot}/capif-security/v1/trustedInvokers/${identity(name).id}`;

/** Step 11 by a key that step 10 was about: who the AEF says calls, or nothing if it lets nobody in. */
const callerBy = async (invoker: ApiInvoker, { ready }: Key): Promise<unknown> => {
  if (ready === undefined) return undefined;
  const connection = invoker.connect(ready);
  try {
    return await (await connection.fetch(whoami)).json();
  } catch {
    return undefined;
  } finally {
    await connection.close();
  }
};

/** A key that is revoked keys nothing any more, within a second of the revocation. */
const expectRevoked = async ({ invokers }: Real, name: Name, expected: Expected) => {
  const key = expected.key;
  if (key === undefined) return;
  delete expected.key;
  expected.revoked.push(key);
  const refused = async () => expect(await callerBy(invokers[name], key)).toBeUndefined();
  await vi.waitFor(refused, { timeout: 1000, interval: 10 });
};

type Command = AsyncCommand<Model, Real>;

/** Steps 1 to 3 on a session of its own: a new key; the one before it holds until it is used. */
export class Negotiate implements Command {
  readonly name: Name;
  constructor(name: Name) {
    this.name = name;
  }
  check = () => true;
  async run(model: Model, { invokers }: Real) {
    const invoker = invokers[this.name];
    await invoker.renewSession();
    const security = await invoker.obtainSecurityMethod();
    model[this.name].hasContext = true;
    model[this.name].key = { security };
  }
  toString = () => `${this.name} negotiates`;
}

/** Steps 4 to 11 with the newest key, or, without one, with a key that was revoked. */
export class Call implements Command {
  readonly name: Name;
  constructor(name: Name) {
    this.name = name;
  }
  check = (model: Readonly<Model>) =>
    model[this.name].key !== undefined || model[this.name].revoked.length > 0;
  async run(model: Model, { lab, invokers }: Real) {
    const invoker = invokers[this.name];
    const { key, revoked } = model[this.name];
    for (const old of revoked) {
      expect(await callerBy(invoker, old)).toBeUndefined();
      await expect(invoker.initiateAuthentication(old.security)).rejects.toThrow(StepFailed);
    }
    if (key === undefined) return;
    key.ready = await invoker.initiateAuthentication(key.security);
    const { id: apiInvokerId } = lab.identity(this.name);
    const { ccfId } = lab.plan[homes[this.name]];
    expect(await callerBy(invoker, key)).toMatchObject({ apiInvokerId, ccfId });
  }
  toString = () => `${this.name} calls`;
}

const endings = {
  "deletes its context": { caller: undefined, method: "DELETE", path: "" },
  "updates to another method": {
    caller: undefined,
    path: "/update",
    ...updateToOauth,
  },
  "is revoked by the AEF": { caller: "aef", method: "POST", path: "/delete" },
} as const;

export type Ending = keyof typeof endings;
export const everyEnding = Object.keys(endings) as Ending[];

/** What revokes an invoker's key; 404 where there is no context, 403 for an AEF of another domain. */
export class End implements Command {
  readonly name: Name;
  readonly how: Ending;
  constructor(name: Name, how: Ending) {
    this.name = name;
    this.how = how;
  }
  check = () => true;
  async run(model: Model, real: Real) {
    const { lab } = real;
    const { caller, path, ...asked } = endings[this.how];
    const apiInvokerId = lab.identity(this.name).id;
    const notice = { apiInvokerId, apiIds: ["api-1"], cause: "UNEXPECTED_REASON" };
    const body = caller === "aef" ? { body: notice } : {};
    const url = `${contextUrl(lab, this.name)}${path}`;
    const { status, text } = await lab.call(caller ?? this.name, url, { ...asked, ...body });
    const expected = model[this.name];
    if (caller === "aef" && homes[this.name] !== "ccfA") {
      expect(status, text).toBe(403);
      return;
    }
    const done = this.how === "updates to another method" ? 200 : 204;
    expect(status, text).toBe(expected.hasContext ? done : 404);
    if (!expected.hasContext) return;
    expected.hasContext = done === 200;
    await expectRevoked(real, this.name, expected);
  }
  toString = () => `${this.name} ${this.how}`;
}

/** A party ends and starts again: what it has acknowledged holds. */
export class Restart implements Command {
  readonly party: Party;
  constructor(party: Party) {
    this.party = party;
  }
  check = () => true;
  async run(_: Model, { lab, invokers }: Real) {
    await lab.restart(this.party);
    for (const name of names)
      if (lab.plan[homes[name]].ccfId === this.party) await invokers[name].renewSession();
  }
  toString = () => `${this.party} restarts`;
}
