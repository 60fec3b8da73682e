import { expect, onTestFinished, vi } from "vitest";
import {
  openTransport,
  type Transport,
  type TransportInit,
  type TransportOptions,
  TransportRequest,
} from "../../src/contract/transport.js";
import { certificateClient } from "../../src/tls/client-profiles.js";
import { type Behaviour, type FakeParty, fakeParty } from "../support/fake-party.js";

/** A transport to a fake party, both closed after the test. */
export const start = async (behaviour: Behaviour, changes: Partial<TransportOptions> = {}) => {
  const party = await fakeParty();
  party.answer(behaviour);
  const transport = openTransport({
    tls: certificateClient({ ca: party.ca }),
    timeoutMs: 5000,
    ...changes,
  });
  onTestFinished(() => transport.close());
  return { party, transport };
};

/** A request on it, a GET unless told otherwise. */
export const get = ({ fetch }: Transport, { apiRoot }: FakeParty, init: TransportInit = {}) =>
  fetch(new TransportRequest(`${apiRoot}/path?query=1`, init));

/** A behaviour that answers 200 with these octets. */
export const sending =
  (body: string | Buffer, headers: Record<string, string> = {}): Behaviour =>
  (_, response) =>
    response.writeHead(200, headers).end(body);

/** Expects that every connection to the fake ends. */
export const noneOpen = (party: FakeParty) =>
  vi.waitFor(() => expect(party.open()).toBe(0), { timeout: 1000 });
