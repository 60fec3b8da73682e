import { once } from "node:events";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { addressGroup } from "../../src/http/peer-address.js";
import { startLimited, untilClosed } from "./limited-listener.js";

const get = (rest: string) => `GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${rest}\r\n`;

describe("a listener", () => {
  for (const limit of ["connections", "connectionsPerAddress"])
    test(`closes what is beyond its ${limit} at once, and serves again when there is room`, async () => {
      const at = await startLimited({ limits: { [limit]: 2 } });
      const first = await at.tls();
      await at.tls();
      const third = await at.tcp();
      expect(await untilClosed(third)).toBe("");

      first.destroy();
      await expect
        .poll(() =>
          at.expectService().then(
            () => true,
            () => false,
          ),
        )
        .toBe(true);
    });

  test("closes at once what an address opens too often, and nobody else's, for a while", async () => {
    const at = await startLimited({ limits: { connectionsPerSecond: 1 } });
    let seen = 0;
    at.listener.server.on("secureConnection", () => seen++);
    for (let n = 0; n < 5; n++) await at.tls(); // five seconds' worth
    for (let n = 0; n < 3; n++) expect(await untilClosed(await at.tcp())).toBe("");
    await at.expectService("127.0.0.2");

    await expect.poll(() => seen).toBe(6);
    await delay(5100);
    await at.expectService();
  });

  test("counts nobody for another address", async () => {
    const at = await startLimited({ limits: { connectionsPerAddress: 1 } });
    await at.tls();

    await at.expectService("127.0.0.2");
  });

  test("answers 431 for more headers than it takes, and takes what it says", async () => {
    const at = await startLimited({ limits: { headerBytes: 4096 } });
    const [small, large] = [await at.tls(), await at.tls()];
    small.write(get(`x: ${"y".repeat(3000)}\r\n`));
    large.write(get(`x: ${"y".repeat(5000)}\r\n`));

    expect(await untilClosed(small)).toMatch(/^HTTP\/1.1 200 /);
    expect(await untilClosed(large)).toMatch(/^HTTP\/1.1 431 .*application\/problem\+json/s);
  });

  test("takes no more headers in HTTP/2 either", async () => {
    const at = await startLimited({ limits: { headerBytes: 4096 } });
    const session = await at.http2();
    const stream = session.request({ ":path": "/", x: "y".repeat(20_000) }).on("error", () => {});
    const answered = once(stream, "response").then(([headers]) => headers[":status"]);
    const ended = new Promise(
      (resolve) => void stream.once("close", () => resolve(stream.rstCode)),
    );

    expect(await Promise.race([answered, ended])).toBe(431);
    await at.expectService();
  });
});

describe("an address", () => {
  for (const [address, group] of [
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:DB8:1:2::9", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["2001:db8:0001::", "2001:db8:1:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["fe80::1%eth0", "fe80:0:0:0::/64"],
    ["1:2:3:4:5:6:192.0.2.1", "1:2:3:4::/64"],
    ["1::192.0.2.1", "1:0:0:0::/64"],
    [undefined, ""],
  ] as const)
    test(`${address} counts as ${group}`, () => {
      expect(addressGroup(address)).toBe(group);
    });
});
