import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMaterial } from "./material.js";
import { run, startServer } from "./processes.js";

const cli = "dist/cli/main.js";

/** Gives a row a folder, certificates and servers; all of it goes when the row is done. */
export const withBench = async (use, changes) => {
  const directory = mkdtempSync(join(tmpdir(), "capif-bench-"));
  const servers = [];
  const start = async (...order) => {
    const server = await startServer(...order);
    servers.push(server);
    return server;
  };
  try {
    const material = await createMaterial(directory, changes);
    const party = (name, ...options) => {
      const command = name === "aef" ? "aef" : "ccf";
      const config = ["--config", material.configuration[name], "--log-level", "warn"];
      return start([cli, command, ...config, ...options]);
    };
    const bare = (kind, order, name = kind) =>
      start([`test/bench/servers/${kind}.js`, material.write(`bare-${name}.json`, order)]);
    return await use({ directory, material, start, party, bare, cli });
  } finally {
    for (const server of servers) await server.end();
    rmSync(directory, { recursive: true, force: true });
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
