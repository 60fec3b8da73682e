import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import type { InterfaceDescription } from "../../src/contract/types.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { callByNode } from "./node-client.js";
import { localInvoker, nodePsk, type Ready, readyInterfaces } from "./ready.js";
import { aefId } from "./requests.js";

const tls = [
  ["TLSv1.2", "DHE-PSK-AES128-GCM-SHA256"],
  ["TLSv1.3", "TLS_AES_128_GCM_SHA256"],
] as const;

/** A socket that listens already, for a port that is known before the AEF starts. */
const reserve = async () => {
  const listen = createServer().listen(0, "127.0.0.1");
  await once(listen, "listening");
  return { listen, port: (listen.address() as AddressInfo).port };
};

const detailsOf = (port: number, apiPrefix?: string): InterfaceDescription => ({
  ipv4Addr: "127.0.0.1",
  port,
  ...(apiPrefix === undefined ? {} : { apiPrefix }),
  securityMethods: ["PSK"],
});

describe("an AEF with two interfaces", () => {
  let interconnect: Interconnect;
  afterEach(() => interconnect.close());

  /** CCF-A's own invoker, with a key for each of the interfaces. */
  const readyFor = async (
    interfaces: { details: InterfaceDescription; listen: ReturnType<typeof createServer> }[],
  ): Promise<[Ready, Ready]> => {
    const aefs = [{ aefId, interfaces: interfaces.map(({ details }) => details) }];
    interconnect = await startInterconnect({
      changes: {
        // Where the AEF may be notified stays as it is.
        "ccf-a": (own) => ({ aefs: aefs.map((aef) => ({ ...own.aefs[0], ...aef })) }),
        aef: { interfaces },
      },
    });
    const [first, second] = await readyInterfaces(interconnect, localInvoker(interconnect));
    if (first === undefined || second === undefined) throw new Error("not two interfaces");
    return [first, second];
  };

  const onTwoPorts = async () => {
    const [one, two] = await Promise.all([reserve(), reserve()]);
    return readyFor([one, two].map(({ listen, port }) => ({ listen, details: detailsOf(port) })));
  };

  const onOnePort = async () => {
    const { listen, port } = await reserve();
    return readyFor(
      ["/one", "/two"].map((prefix) => ({ listen, details: detailsOf(port, prefix) })),
    );
  };

  const statusWith = async (whoami: string, key: Pick<Ready, "identity" | "aefPsk">) => {
    const results = tls.map(([version, suites]) =>
      callByNode(whoami, nodePsk(key, version, suites)),
    );
    return (await Promise.all(results)).map(({ answer }) => answer?.status);
  };

  for (const [where, start] of Object.entries({ "two ports": onTwoPorts, "one port": onOnePort }))
    test(`on ${where} serves each key at its own interface`, async () => {
      for (const ready of await start()) {
        const { answer } = await callByNode(ready.whoami, nodePsk(ready, ...tls[1]));
        const { interfaceDetails } = JSON.parse(answer?.body ?? "null");

        expect(await statusWith(ready.whoami, ready)).toEqual([200, 200]);
        expect(`${interfaceDetails.port}${interfaceDetails.apiPrefix ?? ""}`).toBe(
          /:(\d+(\/\w+)?)\/sample-service/.exec(ready.whoami)?.[1],
        );
      }
    });

  test("on two ports shakes no hands with the key of the other", async () => {
    const [first, second] = await onTwoPorts();

    expect(await statusWith(first.whoami, second)).toEqual([undefined, 421]);
    expect(await statusWith(second.whoami, first)).toEqual([undefined, 421]);
    expect(await statusWith(first.whoami, first)).toEqual([200, 200]);
  });

  test("on two ports takes no key under the other's identity", async () => {
    const [first, second] = await onTwoPorts();
    const mixed = { identity: first.identity, aefPsk: second.aefPsk };

    expect(await statusWith(first.whoami, mixed)).toEqual([undefined, undefined]);
    expect(await statusWith(second.whoami, mixed)).toEqual([undefined, 421]);
    expect(await statusWith(first.whoami, first)).toEqual([200, 200]);
  });

  test("on one port serves no key below the prefix of the other", async () => {
    const [first, second] = await onOnePort();

    expect(await statusWith(first.whoami, second)).toEqual([421, 421]);
    expect(await statusWith(second.whoami, first)).toEqual([421, 421]);
    expect(await statusWith(second.whoami, second)).toEqual([200, 200]);
  });
});
