import { connect } from "node:net";
import { hostOf } from "./identities.js";

/** Why no TCP connection comes about; undefined if one does. */
export const reachFault = (url: string, timeoutMs: number): Promise<string | undefined> =>
  new Promise((resolve) => {
    const { port, protocol } = new URL(url);
    const socket = connect({
      host: hostOf(url),
      port: Number(port || (protocol === "https:" ? 443 : 80)),
    });
    const end = (fault?: string) => {
      socket.destroy();
      resolve(fault);
    };
    socket.setTimeout(timeoutMs, () => end(`no answer in ${timeoutMs / 1000} s`));
    socket.once("connect", () => end());
    socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
  });
