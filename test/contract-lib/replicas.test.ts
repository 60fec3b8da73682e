import { describe, expect, onTestFinished, test } from "vitest";
import { acrossReplicas } from "../../src/contract/replicas.js";
import {
  openTransport,
  type Transport,
  type TransportAnswer,
  TransportError,
  TransportRequest,
} from "../../src/contract/transport.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { createAuthority } from "../../src/tls/pki.js";
import {
  type Behaviour,
  type FakeParty,
  fakeParty,
  json,
  raw,
  silent,
} from "../support/fake-party.js";

const timeoutMs = 1500;
const fine = json(200, { answered: true });
const breaks = raw("");

/** Replicas of one party that do as they are told, and the way to them. */
const replicas = async (
  ...behaviours: Behaviour[]
): Promise<{ parties: FakeParty[]; transport: Transport; ask: () => Promise<TransportAnswer> }> => {
  const authority = await createAuthority("One party");
  const parties = await Promise.all(behaviours.map(() => fakeParty({ authority })));
  for (const [index, party] of parties.entries()) party.answer(behaviours[index] ?? silent);
  const roots = parties.map(({ apiRoot }) => `${apiRoot}/prefix`);
  const [first = "", ...rest] = roots;
  const tls = certificateClient({ ca: Buffer.from(authority.cert) });
  const transport = acrossReplicas(openTransport({ tls, timeoutMs }), {
    apiRoots: [first, ...rest],
    timeoutMs,
  });
  onTestFinished(() => transport.close());
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: '{"asked":true}' };
  const ask = () => transport.fetch(new TransportRequest(`${first}/api/v1/question`, init));
  return { parties, transport, ask };
};

const asked = (parties: FakeParty[]): number[] => parties.map((party) => party.asked.length);

const failureOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return error instanceof TransportError ? error.failure : "none";
};

describe("across replicas, a request", () => {
  test("goes to the first as long as that answers", async () => {
    const { parties, ask } = await replicas(fine, fine);
    await ask();
    await ask();

    expect(asked(parties)).toEqual([2, 0]);
  });

  test("goes on to the next where one cannot be reached, with path, headers and body", async () => {
    const { parties, ask } = await replicas(fine, fine, fine);
    await parties[0]?.close();
    parties[1]?.accept((socket) => socket.resetAndDestroy());
    const answer = await ask();

    expect(answer.status).toBe(200);
    expect(asked(parties)).toEqual([0, 0, 1]);
    expect(parties[2]?.asked[0]).toMatchObject({
      method: "POST",
      path: "/prefix/api/v1/question",
      headers: { "content-type": "application/json" },
      body: { asked: true },
    });
  });

  test("goes on to the next within its time where one says nothing", async () => {
    const { parties, ask } = await replicas(silent, fine);
    const startedAt = performance.now();
    const answer = await ask();

    expect(answer.status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 500);
    expect(asked(parties)).toEqual([1, 1]);
  });

  test("goes on to the next within its time where one does not finish the handshake", async () => {
    const { parties, ask } = await replicas(fine, fine);
    parties[0]?.accept(() => {});
    const startedAt = performance.now();
    const answer = await ask();

    expect(answer.status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs);
    expect(asked(parties)).toEqual([0, 1]);
  });

  test("goes on until one answers where several do not finish the handshake", async () => {
    const { parties, ask } = await replicas(fine, fine, fine);
    for (const party of parties.slice(0, 2)) party.accept(() => {});
    const answer = await ask();
    await ask();

    expect(answer.status).toBe(200);
    expect(asked(parties)).toEqual([0, 0, 2]);
  });

  test("goes on to the next, and stays there, where one is not able to serve it", async () => {
    const { parties, ask } = await replicas(json(503, {}), fine);

    expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(200);
    expect(asked(parties)).toEqual([1, 2]);
  });

  test("is answered 503 where that is the one answer it gets", async () => {
    const { parties, ask } = await replicas(json(503, {}), breaks, fine);
    const none = await replicas(json(503, {}), json(503, {}), fine);

    expect((await ask()).status).toBe(503);
    expect(asked(parties)).toEqual([1, 1, 0]);
    expect((await none.ask()).status).toBe(503);
    expect(asked(none.parties)).toEqual([1, 1, 0]);
  });

  test("begins with the replica that answered last", async () => {
    const { parties, ask } = await replicas(breaks, fine);
    await ask();
    await ask();

    expect(asked(parties)).toEqual([1, 2]);
  });

  test("is sent twice at most, whatever becomes of it", async () => {
    const { parties, ask } = await replicas(breaks, breaks, fine);

    expect(await failureOf(ask())).toBe("broken");
    expect(asked(parties)).toEqual([1, 1, 0]);
  });

  test("is sent once more to the only one there is", async () => {
    let answers = 0;
    const { parties, ask } = await replicas((one, response) =>
      (answers++ === 0 ? breaks : fine)(one, response),
    );

    expect((await ask()).status).toBe(200);
    expect(asked(parties)).toEqual([2]);
  });

  test("is not tried again where it was redirected to somewhere else", async () => {
    const elsewhere = json(307, {}, { location: "https://somewhere.invalid/" });
    const { parties, ask } = await replicas(elsewhere, fine);

    expect(await failureOf(ask())).toBe("redirect");
    expect(asked(parties)).toEqual([1, 0]);
  });

  test("fails as unreachable in the end where no replica can be reached", async () => {
    const { parties, ask } = await replicas(fine, fine);
    await Promise.all(parties.map((party) => party.close()));

    expect(await failureOf(ask())).toBe("unreachable");
  });

  test("takes no longer than its time where all of them say nothing", async () => {
    const { ask } = await replicas(silent, silent, silent);
    const startedAt = performance.now();

    expect(await failureOf(ask())).toBe("timeout");
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs + 500);
  });
});
