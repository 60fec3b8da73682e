import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { command, freePorts, startCommand } from "./command.js";
import {
  type Change,
  type Configuration,
  endedLab,
  expectRefusal,
  tellingOfListen,
} from "./refusal.js";

describe("a party of its own", { timeout: 120_000 }, () => {
  let lab: Awaited<ReturnType<typeof endedLab>>;
  beforeAll(async () => {
    lab = await endedLab();
  }, 120_000);

  for (const [name, party] of [
    ["ccf", "ccf-b"],
    ["aef", "aef"],
  ] as const) {
    for (const signal of ["SIGTERM", "SIGINT"] as const)
      test(`${name} is ready, and ends with 0 at ${signal}`, async () => {
        const running = startCommand([name, "--config", join(lab.directory, `${party}.yaml`)]);
        await running.ready();

        expect(running.stdout()).toMatch(/^https:\/\/127\.0\.0\.1:\d+\nready\n$/);
        expect(await running.end(signal)).toBe(0);
      });

    test(`${name} does not listen before its configuration is checked, and says that it does`, async () => {
      const running = startCommand([name, "--config", join(lab.directory, `${party}.yaml`)], {
        env: tellingOfListen,
      });
      await running.ready();
      await running.end("SIGTERM");

      expect(running.stderr()).toContain("LISTENS"); // so the tests below would see it
    });

    test.each([
      ["an unknown member", (own) => ({ ...own, ccfld: "x" }), /nobody reads: ccfld/],
      ["a member of a wrong type", (own) => ({ ...own, tls: "x" }), /\/tls must be object/],
      ["a missing member", ({ tls: _, ...own }) => own, /must have required property 'tls'/],
      [
        "a certificate file that is missing",
        (own) => ({ ...own, tls: { cert: "none.pem", key: "none.key" } }),
        /none\.pem: cannot be read: no such file/,
      ],
      [
        "a certificate that is none",
        (own) => ({ ...own, tls: { cert: "garbage.pem", key: "pki/aef.key" } }),
        /garbage\.pem: holds no PEM certificate/,
      ],
      [
        "a private key that is none",
        (own) => ({ ...own, tls: { cert: "pki/aef.pem", key: "garbage.pem" } }),
        /garbage\.pem: holds no PEM private key/,
      ],
      [
        "somebody else's private key",
        (own) => ({ ...own, tls: { cert: "pki/aef.pem", key: "pki/ccf-b.key" } }),
        /ccf-b\.key: is not the private key of pki\/aef\.pem/,
      ],
    ] as [string, Change, RegExp][])(`${name} refuses %s`, async (_, change, message) => {
      await expectRefusal(name, lab.changed(party, change), message);
    });

    test(`${name} refuses a file that is missing, or not YAML`, async () => {
      await expectRefusal(name, join(lab.directory, "none.yaml"), /none\.yaml: cannot be read/);
      await expectRefusal(name, lab.write("tls: ["), /changed\.yaml: Flow sequence/);
    });

    test(`${name} refuses a port in use, with one line`, async () => {
      const [port = 0] = await freePorts(1);
      const free = lab.changed(party, (own) => withPort(own, port));
      const first = startCommand([name, "--config", free]);
      await first.ready();
      const { code, stdout, stderr } = await command([
        name,
        "--config",
        free,
        "--log-level",
        "warn",
      ]);

      expect(stderr).toMatch(/^error: .*EADDRINUSE.*\n$/);
      expect([code, stdout]).toEqual([2, ""]);
      await first.end("SIGTERM");
    });
  }

  const withPort = (own: Configuration, port: number): object => {
    const listen = { host: "127.0.0.1", port };
    const [details] = own.interfaces ?? [];
    return details === undefined
      ? { ...own, listen }
      : { ...own, interfaces: [{ ...details, listen }] };
  };
});
