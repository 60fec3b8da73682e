import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { request } from "node:https";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import { json as jsonOf } from "node:stream/consumers";
import type { TLSSocket } from "node:tls";
import { expect, onTestFinished } from "vitest";
import { stringify } from "yaml";
import { createAuthority } from "../../src/tls/pki.js";
import { confirmation, type Key, newKey } from "../aef/aef-lab.js";
import { nodePsk } from "../interop/ready.js";
import { suites, type Version } from "../revocation/revocable.js";
import { fakeParty, json } from "../support/fake-party.js";
import { loopback } from "../support/pki.js";
import { handshake } from "../tls/peers.js";
import { freePorts, newDirectory, startCommand } from "./command.js";

/** A key that an invoker has come to share with the AEF. */
export interface Shared {
  apiInvokerId: string;
  identity: string;
  key: Key;
}

const versions = Object.keys(suites) as Version[]; // the record has no other keys

/** A request on a connection of its own; gives its answer. */
const post = async (url: string, body: object, tls: object) => {
  const call = request(url, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json" },
    ...tls,
  });
  call.end(JSON.stringify(body));
  const [response] = await once(call, "response");
  return {
    status: Number(response.statusCode),
    json: response.statusCode === 204 ? undefined : Object(await jsonOf(response)),
  };
};

/** One AEF in processes of its own, in front of a CCF that confirms whomever it is asked about. */
export const startWorld = async () => {
  const directory = newDirectory();
  const authority = await createAuthority("Domain A");
  const ca = authority.cert;
  const ccf = await fakeParty({ authority });
  const keys = new Map<string, Key>();
  ccf.answer((asked, response) => {
    const { apiInvokerId } = asked.body;
    const key = keys.get(String(apiInvokerId)) ?? newKey();
    const answer = { ...confirmation(asked.body, key), supportedFeatures: "2" };
    json(200, answer, { "cache-control": "no-store" })(asked, response);
  });
  const asCcf = await authority.issue({ commonName: "ccf-a", uris: ["urn:capif:ccf:ccf-a"] });
  const own = await authority.issue({ commonName: "aef-1", ...loopback });
  const write = (name: string, text: string): string => {
    writeFileSync(join(directory, name), text, { mode: 0o600 });
    return name;
  };
  const tls = { cert: write("aef.pem", own.cert), key: write("aef.key", own.key) };
  const anchor = write("ca.pem", ca);
  const sealing = write("sealing.key", randomBytes(32).toString("base64"));
  const [published = 0] = await freePorts(1);

  const configurationOf = (store: object, [port = 0, notices = 0]: number[] = []) =>
    stringify({
      ...{ aefId: "aef-1", tls, failureMemorySeconds: 0, admin: { listen: { port: 0 } } },
      interfaces: [{ ipv4Addr: "127.0.0.1", port: published, listen: { port } }],
      coreFunction: { apiRoot: ccf.apiRoot, ca: anchor },
      notifications: { ccfId: "ccf-a", listen: { port: notices } },
      store,
    });

  /** A process, or several, that listen on a port of their own for the one published interface. */
  const start = async (name: string, store: object, ...more: string[]) => {
    const [port = 0, notices = 0] = await freePorts(2);
    const sealed = { ...store, sealingKeys: [{ kid: "k", file: sealing }] };
    const text = configurationOf(sealed, [port, notices]);
    const file = join(directory, write(`${name}.yaml`, text));
    const running = startCommand(["aef", "--config", file, ...more]);
    onTestFinished(async () => void (await running.end("SIGTERM")));
    await running.ready();
    return { running, port };
  };

  /** Step 4 of an invoker that nobody has heard of, at a port. */
  const share = async (port: number): Promise<Shared> => {
    const apiInvokerId = `I-${randomBytes(8).toString("hex")}`;
    const key = newKey();
    keys.set(apiInvokerId, key);
    const url = `https://127.0.0.1:${port}/aef-authentication/v1/initiate-authentication`;
    const body = { apiInvokerId, ccfInformation: { ccfId: "ccf-b" }, supportedFeatures: "0" };
    const answer = await post(url, body, { ca });
    expect(answer.status).toBe(200);
    return { apiInvokerId, key, identity: answer.json.pskIdentity };
  };

  /** Step 11: the handshake, and a call that tells who is calling. */
  const open = async (port: number, { identity, key, apiInvokerId }: Shared, version: Version) => {
    const psk = { identity, aefPsk: key.aefPsk };
    const socket = await handshake(port, nodePsk(psk, version, suites[version]));
    socket.write("GET /sample-service/v1/whoami HTTP/1.1\r\nhost: localhost\r\n\r\n");
    const [answer] = await once(socket, "data");
    expect(String(answer)).toContain(apiInvokerId);
    return socket;
  };

  return {
    ...{ ccf, start, share, open },
    /** A configuration with a store, for a command that does not get as far as listening. */
    writeWith: async (store: object): Promise<string> =>
      join(directory, write("refused.yaml", configurationOf(store, await freePorts(2)))),
    /** A connection in each TLS version. */
    openBoth: (port: number, shared: Shared): Promise<TLSSocket[]> =>
      Promise.all(versions.map((version) => open(port, shared, version))),
    expectNoKey: async (port: number, shared: Shared): Promise<void> => {
      for (const version of versions) await expect(open(port, shared, version)).rejects.toThrow();
    },
    /** Tells the one process that asked for a key that it is revoked; gives the status. */
    revoke: async ({ apiInvokerId, key }: Shared): Promise<number> => {
      const asked = ccf.asked.find(({ body }) => body.apiInvokerId === apiInvokerId);
      const ids = { ccfId: "ccf-b", apiInvokerId, aefId: "aef-1", aefPskId: key.id };
      const notice = { ...ids, cause: "UNEXPECTED_REASON" };
      const destination = String(asked?.body.notificationDestination);
      return (await post(destination, notice, { ca, ...asCcf })).status;
    },
  };
};

/** A way to a server that can be cut, or fall silent. */
export const startWay = async (url: string) => {
  const { port: target } = new URL(url);
  const pairs = new Set<[Socket, Socket]>();
  let state: "open" | "cut" | "silent" = "open";
  const server = createServer((near) => {
    near.on("error", () => {});
    if (state === "cut") return void near.destroy();
    const far = connect(Number(target), "127.0.0.1");
    far.on("error", () => {});
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    near.once("close", () => pairs.delete(pair) && far.destroy());
    far.once("close", () => near.destroy());
    if (state === "open") near.pipe(far).pipe(near);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
  const endAll = () => {
    for (const [near, far] of pairs) {
      near.destroy();
      far.destroy();
    }
  };
  onTestFinished(() => {
    endAll();
    server.close();
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    cut: () => {
      state = "cut";
      endAll();
    },
    silence: () => {
      state = "silent";
      for (const [near, far] of pairs) {
        near.unpipe(far);
        far.unpipe(near);
      }
    },
    mend: () => {
      state = "open";
      for (const [near, far] of pairs) near.pipe(far).pipe(near);
    },
  };
};
