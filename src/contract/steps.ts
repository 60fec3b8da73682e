import type { TLSSocket } from "node:tls";

/** The parties as a run names them. */
export type PartyName = "invoker" | "CCF-B" | "AEF" | "CCF-A";

/** One of the eleven steps of TR 33.700-22 6.13.2.2, in the order of the seed. */
export interface Step {
  step: number;
  from: PartyName;
  to: PartyName;
  referencePoint: string;
  operation: string;
}

const step = (
  number: number,
  from: PartyName,
  to: PartyName,
  referencePoint: string,
  operation: string,
): Step => ({ step: number, from, to, referencePoint, operation });

/** Solution #13; 6 is CCF-A selecting the peer, 7 its request, 8 and 9 the two answers. */
export const steps: readonly Step[] = [
  step(1, "invoker", "CCF-B", "CAPIF-1e", "Obtain_Security_Method"),
  step(2, "invoker", "CCF-B", "CAPIF-1e", "TLS with client and server certificates"),
  step(3, "invoker", "CCF-B", "local", "derivation of AEF_PSK at both ends"),
  step(4, "invoker", "AEF", "CAPIF-2e", "Authentication Initiation Request"),
  step(5, "AEF", "CCF-A", "CAPIF-3", "Request Security Information"),
  step(6, "CCF-A", "CCF-A", "local", "selection of the peer CCF"),
  step(7, "CCF-A", "CCF-B", "CAPIF-6e", "Request Security Information"),
  step(8, "CCF-B", "CCF-A", "CAPIF-6e", "answer with AEF_PSK"),
  step(9, "CCF-A", "AEF", "CAPIF-3", "answer with AEF_PSK"),
  step(10, "AEF", "invoker", "CAPIF-2e", "Authentication Initiation Response"),
  step(11, "invoker", "AEF", "CAPIF-2e", "TLS-PSK and a service API call"),
];

/** What a handshake agreed on. */
export interface TlsFacts {
  /** `TLSv1.2` or `TLSv1.3`. */
  version: string;
  suite: string;
}

/** What a party tells of a step when it is done. It never holds a key. */
export interface StepEvent {
  step: number;
  /** When the step ended: {@link now}. */
  at: number;
  outcome: string;
  tls?: TlsFacts;
}

/** What the handshake of a connection agreed on; unknown once it has ended. */
export const tlsFacts = (socket: TLSSocket): TlsFacts => ({
  version: socket.getProtocol() ?? "unknown",
  suite: socket.getCipher()?.standardName ?? "unknown", // null once the socket is gone
});

/** Takes a party's step events. */
export type OnStep = (event: StepEvent) => void;

/** Milliseconds of the system's monotonic clock: comparable between the processes of a machine. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;
