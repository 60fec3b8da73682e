import type { Operation } from "../contract/operations.js";
import type { IdentifiedConnection } from "./connection.js";
import { problem } from "./problem.js";

/** Who calls an operation, by the connection. */
export type CallerOf = (operation: Operation, connection: IdentifiedConnection) => unknown;

/** The caller that the document asks for: by PSK, by a certificate of one of its roles, or anybody. */
export const documentedCaller: CallerOf = ({ authentication }, connection) => {
  if (authentication.client === "none") return undefined;
  if (authentication.client === "psk") {
    const { pskIdentity } = connection;
    if (pskIdentity === undefined) throw problem.misdirected("PSK_CONNECTION_REQUIRED");
    return pskIdentity;
  }
  const { identification } = connection;
  if (identification.outcome === "unauthenticated")
    throw problem.unauthenticated(identification.reason);
  if (identification.outcome === "unauthorized") throw problem.unauthorized(identification.reason);
  const { identity } = identification;
  if (identity.notAfter <= Date.now()) throw problem.unauthenticated("the certificate has expired");
  if (!authentication.roles.includes(identity.role))
    throw problem.unauthorized(`the operation is not for the role ${identity.role}`);
  return identity;
};
