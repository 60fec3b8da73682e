import { startMock } from "../../src/mocks/index.js";
import { type Answer, startInterconnect } from "../support/interconnect.js";
import type { Circumstance, Row } from "./contract-rows.js";
import { goodRequest, operationNamed, type Subject, urlOf } from "./requests.js";
import { type Sent, send } from "./send.js";

/** Something that offers the three APIs. */
export interface Target {
  /** Makes what the good requests need. */
  prepare: () => Promise<void>;
  /** Sends an operation's good request, changed. */
  ask: (operationId: string, change?: Row["change"]) => Promise<Answer>;
  /** Sends it in a circumstance that the mock knows by a scenario's id. */
  askIn: (operationId: string, circumstance: Circumstance) => Promise<Answer>;
  close: () => Promise<void>;
}

interface Seat {
  apiRoot: string;
  tls: object;
  subject: Subject;
}

const unchanged = () => ({});

const sendAt = (
  { apiRoot, tls, subject }: Seat,
  operationId: string,
  change: Row["change"] = unchanged,
): Promise<Answer> => {
  const operation = operationNamed(operationId);
  const good: Sent = goodRequest(operation, subject);
  const { suffix = "", ...changes } = change(good);
  const url = `${urlOf(apiRoot, operation, subject)}${suffix}`;
  return send(url, { ...good, ...changes, tls });
};

const localInvoker = { apiInvokerId: "API-INVOKER-3" };

/** Who asks whom in our lab, so that the good request is served. */
const seats: Record<string, { at: "ccfA" | "ccfB" | "aef"; as?: string; subject?: Subject }> = {
  initiateAuthentication: { at: "aef" },
  requestSecurityInfo: { at: "ccfA", as: "aef" },
  obtainSecurityMethod: { at: "ccfB", as: "invoker" },
  updateSecurityMethod: { at: "ccfB", as: "invoker" },
  obtainApiInvokerInfo: { at: "ccfB", as: "invoker" },
  deleteSecurityContext: { at: "ccfB", as: "invoker" },
  revokeAuthorization: { at: "ccfA", as: "aef", subject: localInvoker },
};

/** Our CCF-A, CCF-B and AEF. */
const ourParties = async (): Promise<Target> => {
  const interconnect = await startInterconnect({ changes: { aef: { failureMemorySeconds: 0 } } });
  const { plan, ca, identity, close } = interconnect;
  const seat = (at: "ccfA" | "ccfB" | "aef", as?: string, subject: Subject = {}): Seat => {
    const { cert, key } = as === undefined ? {} : identity(as);
    // Step 1 needs TLS 1.2; every operation takes it.
    return { apiRoot: plan[at].apiRoot, tls: { ca, cert, key, maxVersion: "TLSv1.2" }, subject };
  };
  const seatOf = (operationId: string, circumstance: Partial<Circumstance> = {}): Seat => {
    const { at, as, subject } = seats[operationId] ?? { at: "aef" };
    return seat(at, circumstance.as ?? as, circumstance.subject ?? subject);
  };
  return {
    prepare: async () => {
      await sendAt(seat("ccfB", "invoker"), "obtainSecurityMethod");
      await sendAt(seat("ccfA", "local-invoker", localInvoker), "obtainSecurityMethod");
    },
    ask: (operationId, change) => sendAt(seatOf(operationId), operationId, change),
    askIn: (operationId, circumstance) =>
      sendAt(seatOf(operationId, circumstance), operationId, ({ body }) => ({
        ...(body === undefined ? {} : { body: { ...body, ...circumstance.body } }),
      })),
    close,
  };
};

/** Their mock, which stands for all three. */
const theirMock = async (): Promise<Target> => {
  const { apiRoot, ca, close } = await startMock({ tls: true });
  const seat = (apiInvokerId: string) => ({ apiRoot, tls: { ca }, subject: { apiInvokerId } });
  return {
    prepare: async () => {},
    ask: (operationId, change) => sendAt(seat("API-INVOKER-1"), operationId, change),
    askIn: (operationId, { scenario }) => sendAt(seat(scenario), operationId),
    close,
  };
};

/** Both, so that example, mock and code cannot drift apart. */
export const targets = { "our parties": ourParties, "their mock": theirMock };
