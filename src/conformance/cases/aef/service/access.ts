import type { TLSSocket } from "node:tls";
import type { AefBench } from "../../../bench/aef.js";
import { expect } from "../../../bench/expect.js";
import { ConnectionDropped, HandshakeRefused } from "../../../bench/failures.js";
import type { PskConnection } from "../../../bench/psk-connection.js";

/** Expects that a service call inside the connection succeeds. */
export const expectServed = async (connection: PskConnection, path: string): Promise<void> => {
  const { status } = await connection.get(path);
  expect(status < 400, `the service call was answered ${status}`, {
    expected: "a success",
    actual: status,
  });
};

/** The status of a service call; undefined if the target ended the connection instead. */
export const statusOf = async (
  connection: PskConnection,
  path: string,
): Promise<number | undefined> => {
  try {
    return (await connection.get(path)).status;
  } catch (error) {
    if (error instanceof HandshakeRefused || error instanceof ConnectionDropped) return undefined;
    throw error;
  }
};

/** Expects that no service call gets through: the handshake fails, or the call is refused. */
export const expectNotServed = async (
  connection: PskConnection,
  path: string,
  who: string,
): Promise<void> => {
  const status = await statusOf(connection, path);
  expect(status === undefined || status >= 400, `${who} was served`, {
    expected: "no TLS connection, or 421",
    actual: status,
  });
};

/** A client that goes on with the AEF's certificate where the AEF drops the key. */
export const takesCertificates = ({ target }: AefBench) =>
  ({ tls: { ca: target.ca }, pskOnly: false }) as const;

/** Waits for a connection's end, whatever ends it. */
export const closed = (socket: TLSSocket): Promise<void> =>
  new Promise((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve());
  });
