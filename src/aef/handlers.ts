import { now, type OnStep, tlsFacts } from "../contract/steps.js";
import type { Handlers } from "../http/handlers.js";
import type { ExposingFunction } from "./exposing-function.js";

/** The exposing function's side of aef-authentication: open to anyone, tells next to nothing. */
export const aefAuthentication = (
  aef: ExposingFunction,
  onStep?: OnStep,
): Handlers<"aef-authentication"> => ({
  async initiateAuthentication(request) {
    const { socket } = request.connection;
    onStep?.({ step: 4, at: now(), outcome: "received", tls: tlsFacts(socket) });
    return { status: 200, body: await aef.initiateAuthentication(request.body, request) };
  },
});

/** The sample service API of one interface, inside TLS-PSK: tells callers who they are. */
export const sampleService = (aef: ExposingFunction, p0: string): Handlers<"sample-service"> => ({
  identifyCaller({ caller }) {
    return { status: 200, body: aef.callerIdentity(caller, p0) };
  },
});
