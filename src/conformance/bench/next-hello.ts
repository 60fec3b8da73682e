import { afterFirstRecord, type ClientHello, readClientHello } from "./client-hello.js";
import { broken } from "./failures.js";
import type { Neighbour } from "./neighbour.js";

/** What the target offers when it next connects there, which is refused; only for a case that is alone. */
export const nextHello = async (
  neighbour: Neighbour,
  connects: () => Promise<unknown>,
): Promise<ClientHello> => {
  let hello: ClientHello | undefined;
  neighbour.acceptWith((socket) =>
    afterFirstRecord(socket, (record) => {
      hello ??= readClientHello(record);
      socket.destroy();
    }),
  );
  try {
    await connects();
  } finally {
    neighbour.restore();
  }
  if (hello === undefined) throw broken({ message: "no ClientHello came" });
  return hello;
};
