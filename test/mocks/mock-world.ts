import { expect } from "vitest";
import { startMock } from "../../src/mocks/index.js";
import { sendAlone } from "../contract/send.js";
import { exchangeOf, type World } from "../contract/world.js";
import type { Interconnect } from "../support/interconnect.js";

const aef = { aefId: "aef-1", interfaceDetails: { ipv4Addr: "127.0.0.1", port: 8443 } };

/** The mock in the place of our parties: the rows of the contract tests need no more of a world. */
export const startMockWorld = async (): Promise<World> => {
  const { apiRoot, ca, close } = await startMock({ tls: true });
  return {
    interconnect: { plan: { aef } } as unknown as Interconnect,
    apiRoot: () => apiRoot,
    id: (name) => `API-INVOKER-${name}`,
    credentials: () => ({}),
    issue: () => Promise.reject(new TypeError("the mock believes no certificate")),
    send: async (request, http = 1) => {
      const answer = await sendAlone(exchangeOf(request, apiRoot, { ca }), http);
      expect(answer.headers["x-mock"]).toBe("prism");
      return answer;
    },
    psk: {},
    aefPsk: Buffer.alloc(0),
    close,
  };
};
