import { describe, expect, test } from "vitest";
import { json } from "../support/fake-party.js";
import {
  type AefLab,
  callerOn,
  confirmation,
  expectNoHandshake,
  newKey,
  startAefLab,
  whoami,
} from "./aef-lab.js";

const unknown = json(404, { cause: "SECURITY_CONTEXT_NOT_FOUND" });

/** An AEF that holds a key for `I-1`, with the key's identity. */
const holding = async (options: Parameters<typeof startAefLab>[0] = {}) => {
  const lab = await startAefLab(options);
  const key = newKey();
  lab.confirm(key);
  const { json: ready } = await lab.initiate({ aefPskId: key.id });
  return { lab, key, identity: String(ready.pskIdentity) };
};

/** Gives the AEF another key for the same invoker. */
const rekey = async (lab: AefLab) => {
  const key = newKey();
  lab.confirm(key);
  const { json: ready } = await lab.initiate({ aefPskId: key.id });
  return { key, identity: String(ready.pskIdentity) };
};

describe("an AEF that holds a valid key", () => {
  test("asks nobody, with its key id and without", async () => {
    const { lab, key, identity } = await holding();
    for (const aefPskId of [key.id, undefined, key.id])
      expect((await lab.initiate({ aefPskId })).json.pskIdentity).toBe(identity);

    expect(lab.ccf.asked.length).toBe(1);
  });

  test("tells what remains of it, never more", async () => {
    const { lab } = await holding();
    const { json: first } = await lab.initiate();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const { json: second } = await lab.initiate();

    expect(first.remainingValidity).toBe(599);
    expect(second.remainingValidity).toBeLessThanOrEqual(598);
  });

  test("counts from sending its question", async () => {
    const lab = await startAefLab();
    const key = newKey();
    lab.ccf.answer((asked, response) => {
      const info = { ...confirmation(asked.body, key), remainingValidity: 10 };
      const answer = json(200, info, { "cache-control": "no-store" });
      setTimeout(() => answer(asked, response), 1200);
    });

    expect((await lab.initiate()).json.remainingValidity).toBeLessThanOrEqual(8);
  });

  test("asks when another key id is given, and keeps its own if that is refused", async () => {
    const { lab, key, identity } = await holding();
    for (const behaviour of [unknown, json(504, { cause: "TIMED_OUT_REQUEST" })]) {
      lab.ccf.answer(behaviour);
      expect((await lab.initiate({ aefPskId: newKey().id })).status).not.toBe(200);
    }

    expect(lab.ccf.asked.length).toBe(3);
    expect((await lab.initiate({ aefPskId: key.id })).json.pskIdentity).toBe(identity);
    expect(await callerOn(lab.connect(identity, key))).toMatchObject({ apiInvokerId: "I-1" });
  });

  test("keeps its own as well when the CCF has only the same", async () => {
    const { lab, key, identity } = await holding();
    expect((await lab.initiate({ aefPskId: newKey().id })).status).toBe(403);

    expect(await callerOn(lab.connect(identity, key))).toMatchObject({ apiInvokerId: "I-1" });
  });
});

for (const version of ["1.2", "1.3"] as const)
  describe(`a superseded key in TLS ${version}`, () => {
    test("may be used until the new one is, then never in a handshake", async () => {
      const { lab, key: old, identity } = await holding();
      const fresh = await rekey(lab);
      expect(fresh.identity).not.toBe(identity);
      await callerOn(lab.connect(identity, old, lab.apiRoot, version));
      await callerOn(lab.connect(fresh.identity, fresh.key, lab.apiRoot, version));

      await expectNoHandshake(lab.connect(identity, old, lab.apiRoot, version));
      await callerOn(lab.connect(fresh.identity, fresh.key, lab.apiRoot, version));
    });

    test("keeps the connection that it has", async () => {
      const { lab, key: old, identity } = await holding();
      const running = lab.connect(identity, old, lab.apiRoot, version);
      await callerOn(running);
      const fresh = await rekey(lab);
      await callerOn(lab.connect(fresh.identity, fresh.key, lab.apiRoot, version));

      expect((await running.fetch(whoami)).status).toBe(200);
    });
  });

describe("keys that follow one another", () => {
  test("are superseded by the newest that is used, not by those that never were", async () => {
    const { lab, key: first, identity } = await holding();
    const second = await rekey(lab);
    const third = await rekey(lab);
    await callerOn(lab.connect(second.identity, second.key));

    await expectNoHandshake(lab.connect(identity, first));
    await callerOn(lab.connect(third.identity, third.key));
    await expectNoHandshake(lab.connect(second.identity, second.key));
  });

  test("are each found by their own id while they may be used", async () => {
    const { lab, key: first, identity } = await holding();
    const second = await rekey(lab);

    expect((await lab.initiate({ aefPskId: first.id })).json.pskIdentity).toBe(identity);
    expect((await lab.initiate()).json.pskIdentity).toBe(second.identity);
    expect(lab.ccf.asked.length).toBe(2);
  });

  test("do not come back: a superseded key id is asked for and refused", async () => {
    const { lab, key: first, identity } = await holding();
    const second = await rekey(lab);
    await callerOn(lab.connect(second.identity, second.key));

    expect((await lab.initiate({ aefPskId: first.id })).status).toBe(403);
    await expectNoHandshake(lab.connect(identity, first));
  });

  test("of another invoker are none of its business", async () => {
    const { lab, key, identity } = await holding();
    const other = newKey();
    lab.confirm(other);
    const { json: ready } = await lab.initiate({ apiInvokerId: "I-2" });
    await callerOn(lab.connect(ready.pskIdentity, other));

    expect(await callerOn(lab.connect(identity, key))).toMatchObject({ apiInvokerId: "I-1" });
  });
});
