// What bare servers have in common: the TLS of a profile of ours, and answers known beforehand.
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { pskServerOptions } from "../../../dist/tls/psk-binding.js";
import { coreFunctionServer, exposingFunctionServer } from "../../../dist/tls/server-profiles.js";
import { readTls } from "../tls-files.js";

/** The order in the file that the first argument names. */
export const order = JSON.parse(readFileSync(process.argv[2], "utf8"));

const profiles = { coreFunctionServer, exposingFunctionServer };

const tlsOptions = ({ profile, tls, psk }) => ({
  ...profiles[profile](readTls(tls)),
  ...(psk === undefined ? {} : pskServerOptions(() => Buffer.from(psk, "hex"))),
});

/** Serves until SIGTERM. */
export const serve = (listener) => {
  const server = createServer(tlsOptions(order), listener);
  server.listen(order.port ?? 0, "127.0.0.1", () =>
    process.stdout.write(`https://127.0.0.1:${server.address().port}\nready\n`),
  );
  process.once("SIGTERM", () => process.exit(0));
};
