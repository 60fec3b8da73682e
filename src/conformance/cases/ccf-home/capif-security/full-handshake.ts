import { once } from "node:events";
import type { TLSSocket } from "node:tls";
import type { ServiceSecurityReq } from "../../../../contract/types.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import { HandshakeRefused } from "../../../bench/failures.js";
import type { SuiteInvoker } from "../../../bench/suite-invoker.js";

export const fullHandshakeRequired = { status: 403, cause: "FULL_HANDSHAKE_REQUIRED" };

/** Expects that no key comes from a connection: the CCF refuses the request, or the handshake. */
export const expectNoDerivation = async (attempt: () => Promise<Reply>): Promise<void> => {
  try {
    expectRefusal(await attempt(), fullHandshakeRequired);
  } catch (error) {
    if (!(error instanceof HandshakeRefused)) throw error;
  }
};

/**
 * Asks again on the connection that is open, whose key is no longer good: expects a refusal, or 201 if
 * the CCF had ended that connection itself. The refusal, with the connection that carried it.
 */
export const refusedAgain = async (
  invoker: SuiteInvoker,
  changes: Partial<ServiceSecurityReq> = {},
): Promise<{ reply: Reply; socket: TLSSocket } | undefined> => {
  const socket = invoker.caller.socket();
  const reply = await invoker.put(changes);
  if (invoker.caller.socket() !== socket) {
    expectAnswer(reply, 201);
    return undefined;
  }
  expectRefusal(reply, fullHandshakeRequired);
  return { reply, socket };
};

/** Soon enough for an idle connection to be nobody's doing but the CCF's. */
const endsWithinMs = 2000;

/** Expects that the CCF ends the connection with its answer. */
export const expectEnded = async ({ headers }: Reply, socket: TLSSocket): Promise<void> => {
  if (headers.get("connection")?.toLowerCase() === "close") return;
  const signal = AbortSignal.timeout(endsWithinMs);
  if (!socket.destroyed) await once(socket, "close", { signal }).catch(() => {});
  expect(socket.destroyed, "the connection goes on after FULL_HANDSHAKE_REQUIRED", {
    expected: "the CCF ends it",
    actual: `open after ${endsWithinMs} ms`,
  });
};
