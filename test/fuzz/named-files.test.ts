import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { ccfOptions, loadConfiguration, startCcf } from "../../src/ccf/index.js";
import { configured } from "../../src/cli/common.js";
import { UsageError } from "../../src/cli/terminal.js";
import { createAuthority } from "../../src/tls/pki.js";
import { command } from "../cli/command.js";
import { mishandled } from "./file-octets.js";
import { expectHeld, patienceMs, repeated } from "./runs.js";

const few = 60;
const names = ["own.pem", "own.key", "anchor.pem", "peer.pem", "sealing.key"] as const;
type Name = (typeof names)[number];

/** As many characters of a key or a certificate, in base64, as no word has. */
const telling = /(?=([\w+/=]{12}))/g;

describe("fuzz the files that a configuration names", () => {
  let directory: string;
  let configuration: string;
  let valid: Record<Name, Buffer>;
  const place = (name: string) => join(directory, name);

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "capif-fuzz-"));
    const authority = await createAuthority("Fuzz");
    const { cert, key } = await authority.issue({ commonName: "ccf", uris: ["urn:capif:ccf:ccf"] });
    const other = await createAuthority("Peer");
    valid = {
      "own.pem": Buffer.from(cert),
      "own.key": Buffer.from(key),
      "anchor.pem": Buffer.from(authority.cert),
      "peer.pem": Buffer.from(other.cert),
      "sealing.key": Buffer.from(`${randomBytes(32).toString("base64")}\n`),
    };
    configuration = place("ccf.yaml");
    const written = {
      ccfId: "ccf",
      listen: { port: 0 },
      tls: { cert: "own.pem", key: "own.key" },
      trustAnchors: [{ ca: "anchor.pem", vouchesFor: [{ role: "invoker" }] }],
      peers: [{ ccfId: "peer", apiRoot: "https://peer.example", ca: "peer.pem" }],
      store: {
        driver: "lmdb",
        path: "store",
        sealingKeys: [{ kid: "k", file: "sealing.key" }],
      },
    };
    writeFileSync(configuration, stringify(written));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const write = (changed: Partial<Record<Name, Buffer>> = {}) => {
    rmSync(place("store"), { recursive: true, force: true }); // its records need the key they have
    for (const name of names) writeFileSync(place(name), changed[name] ?? valid[name]);
  };

  /** A line that names the file, and shows nothing of what is in it. */
  const expectLine = (message: string, name: Name, octets: Buffer) => {
    expect(message).toMatch(/^[^\n]+$/);
    expect(message).toContain(name);
    const said = message.replaceAll(directory, "");
    for (const [, part = ""] of said.matchAll(telling))
      expect(octets.includes(part), message).toBe(false);
  };

  const start = () =>
    configured(async () =>
      (await startCcf(ccfOptions(loadConfiguration("CcfConfiguration", configuration)))).close(),
    );

  for (const name of names) {
    test(
      `${name}: the CCF starts, or says in a line what is wrong with it`,
      async () => {
        const others = names.filter((one) => one !== name).map((one) => valid[one]);
        const property = fc.asyncProperty(mishandled(valid[name], others), async (octets) => {
          write({ [name]: octets });
          const refusal = await start().catch((error: unknown) => error);
          if (refusal === undefined) return;
          expect(refusal).toBeInstanceOf(UsageError);
          expectLine((refusal as UsageError).message, name, octets);
        });
        const runs = repeated(few);
        expectHeld(await fc.check(property, runs), runs);
      },
      patienceMs,
    );

    test(`${name}: the command ends with 2 and that line`, async () => {
      const half = valid[name].subarray(0, valid[name].length / 2);
      write({ [name]: half });
      const { code, stdout, stderr } = await command(["ccf", "--config", configuration]);

      expect([code, stdout]).toEqual([2, ""]);
      expect(stderr).toMatch(/^error: .*\n$/);
      expectLine(stderr.trim(), name, half);
    });
  }

  test("all as they were made: the CCF starts", async () => {
    write();
    await start();
  });
});
