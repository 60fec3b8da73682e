import { AssertionError } from "node:assert";

/** What a case found wrong with the target. */
export interface Finding {
  message: string;
  expected?: unknown;
  actual?: unknown;
}

/** The target does not do what the case wants. */
export const broken = ({ message, expected, actual }: Finding): AssertionError =>
  new AssertionError({ message, expected, actual, operator: "conformance" });

/** An answer that the contract does not allow: a MUST, whatever the case that met it is about. */
export class ContractBroken extends AssertionError {
  constructor(operationId: string, status: number, faults: readonly string[]) {
    const actual = `answered ${status} against the contract: ${faults.join("; ")}`;
    super({
      message: `${operationId} ${actual}`,
      expected: `an answer of ${operationId} as the contract documents it`,
      actual,
      operator: "conformance",
    });
    this.name = "ContractBroken";
  }
}

/** The target ended the connection instead of answering: a verdict of its own. */
export class ConnectionDropped extends AssertionError {
  constructor(what: string) {
    super({
      message: `the target dropped the connection instead of answering ${what}`,
      expected: "an HTTP answer",
      actual: "the connection was closed",
      operator: "conformance",
    });
    this.name = "ConnectionDropped";
  }
}

/** The target refused the TLS handshake, or the certificate right after it. */
export class HandshakeRefused extends AssertionError {
  constructor(reason: string) {
    super({
      message: `the TLS handshake was refused: ${reason}`,
      expected: "a TLS connection",
      actual: reason,
      operator: "conformance",
    });
    this.name = "HandshakeRefused";
  }
}

/** Nobody is there: the network's fault or the target's operator's, not a verdict. */
export class TargetUnreachable extends Error {
  constructor(where: string, reason: string) {
    super(`${where} cannot be reached: ${reason}`);
    this.name = "TargetUnreachable";
  }
}

/** A prerequisite of the case is missing. */
export class NotTestable extends Error {
  constructor(missing: string) {
    super(`needs ${missing}`);
    this.name = "NotTestable";
  }
}
