import type { IncomingMessage } from "node:http";
import { TLSSocket } from "node:tls";
import type { Fault } from "./fault.js";

export const aefIds = ["aef-1", "aef-2"];

/** A refusal with its status. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`${status}`);
    this.status = status;
  }
}

const subjectOf = (request: IncomingMessage): string | undefined => {
  const { socket } = request;
  if (!(socket instanceof TLSSocket)) return undefined;
  const subject = socket.getPeerCertificate().subject?.CN;
  return Array.isArray(subject) ? subject[0] : subject;
};

/** What is asked, about which invoker, and the AEFs of its context if it has one. */
interface Asked {
  operation: string;
  id: string;
  aefs: readonly string[] | undefined;
}

const ownsIt = (subject: string, { operation, id, aefs = [subject] }: Asked): boolean => {
  const isInvokers = ["PUT", "POST update"].includes(operation);
  return aefIds.includes(subject) ? !isInvokers && aefs.includes(subject) : subject === id;
};

/** Who may ask, by the certificate: the invoker about itself, an AEF about its own entries. */
export const refuseStrangers = (
  request: IncomingMessage,
  asked: Asked,
  { fault, subjects }: { fault: Fault | undefined; subjects: readonly string[] },
): void => {
  const subject = subjectOf(request);
  if (subject === undefined) {
    if (fault === "no certificate passes") return;
    throw new Refused(401);
  }
  const { authorized } = request.socket as TLSSocket;
  if (!authorized && fault !== "certificates unchecked") throw new Refused(401);
  if (!authorized) return;
  if (!subjects.includes(subject)) {
    if (fault === "unknown subjects pass") return;
    throw new Refused(403);
  }
  const kind = aefIds.includes(subject) ? "AEF" : "invoker";
  const isExcused = fault === `no ownership at ${asked.operation} by an ${kind}`;
  if (!ownsIt(subject, asked) && !isExcused) throw new Refused(403);
};
