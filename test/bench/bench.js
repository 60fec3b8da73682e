import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMaterial } from "./material.js";
import { run, startServer } from "./processes.js";

const cli = "dist/cli/main.js";

/** Certificates, configurations and what starts servers with them, in a folder. */
const settingIn = async (directory, start, changes) => {
  const material = await createMaterial(directory, changes);
  const party = (name, ...options) => {
    const config = ["--config", material.configuration[name], "--log-level", "warn"];
    return start([cli, name === "aef" ? "aef" : "ccf", ...config, ...options]);
  };
  let orders = 0;
  /** A server of `servers/`, with its order. */
  const server = (kind, order) =>
    start([`test/bench/servers/${kind}.js`, material.write(`order-${orders++}.json`, order)]);
  return { directory, material, party, server, mock: (...args) => start([cli, "mock", ...args]) };
};

/** Gives a row settings, the next with certificates of its own; all ends when the row is done. */
export const withBench = async (use, how = {}) => {
  const directory = mkdtempSync(join(tmpdir(), "capif-bench-"));
  const remove = () => rmSync(directory, { recursive: true, force: true });
  process.once("exit", remove);
  const servers = [];
  const start = async (args) => {
    const server = await startServer(args, how);
    servers.push(server);
    return server;
  };
  let settings = 0;
  const setting = () => settingIn(join(directory, String(settings++)), start, how.configuration);
  try {
    return await use({ setting });
  } finally {
    await Promise.all(servers.map((server) => server.end()));
    remove();
    process.off("exit", remove);
  }
};

/** A side that is put under load; its value is one of those that load.js tells. */
export const underLoad =
  ({ server, ...asked }, value) =>
  async ({ connections, seconds }) => {
    const order = { ...asked, server: server.pid, connections, seconds };
    const told = JSON.parse(await run(["test/bench/load.js"], JSON.stringify(order)));
    return { value: told[value], ...told };
  };
