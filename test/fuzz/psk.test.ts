import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { connect, createServer, type TLSSocket } from "node:tls";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { fqdnHost, ipv4Host, ipv6Host } from "../../src/psk/host.js";
import {
  checkVectors,
  interfaceInformation,
  parseAefPsk,
  readTlsSession,
} from "../../src/psk/index.js";
import { pskServerOptions } from "../../src/tls/psk-binding.js";
import { handshake } from "../psk/tls-ends.js";
import { mutated, oddTexts, oddValue } from "./mutation.js";
import { hold, patienceMs } from "./runs.js";

const longestMs = 500; // on a machine with other work, too
const few = 300;

/** The value, or the TypeError's message; anything else thrown, or slowness, fails. */
const outcomeOf = <T>(call: () => T): { value: T } | { refused: string } => {
  const startedAt = performance.now();
  try {
    return { value: call() };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    expect(error.message).toMatch(/^[^\n]{5,200}$/);
    expect(error.message).not.toMatch(/undefined|null|not a function|Cannot /);
    return { refused: error.message };
  } finally {
    expect(performance.now() - startedAt).toBeLessThan(longestMs);
  }
};

const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.string({ unit: "grapheme" }),
  fc.constantFrom(...oddTexts),
  fc.domain(),
  fc.ipV4Extended(),
  fc.ipV6(),
  fc.stringMatching(/^[a-z0-9.:%[\]-]{0,60}$/),
);

describe("fuzz psk", () => {
  let genuine: Buffer[] = [];
  beforeAll(async () => {
    const ends = await Promise.all([
      handshake({ minVersion: "TLSv1.2", maxVersion: "TLSv1.2" }),
      handshake({ minVersion: "TLSv1.3", maxVersion: "TLSv1.3" }),
    ]);
    genuine = ends.flatMap(({ client, server }) =>
      [client, server].map((session) => Buffer.from(session ?? [])),
    );
  });

  const octetEdits = fc.array(
    fc.record({
      at: fc.nat(),
      drop: fc.nat({ max: 4 }),
      put: fc.uint8Array({ maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 5 },
  );
  test(
    "DER reader: a mutated session is a session or refused, without its secret",
    () => {
      hold(
        fc.property(fc.nat(3), octetEdits, (which, edits) => {
          let octets = genuine[which] ?? Buffer.alloc(0);
          const secret = readTlsSession(octets).masterSecret.toString("hex");
          for (const { at, drop, put } of edits) {
            const from = at % (octets.length + 1);
            octets = Buffer.concat([octets.subarray(0, from), put, octets.subarray(from + drop)]);
          }
          const read = outcomeOf(() => readTlsSession(octets));
          if ("refused" in read) {
            if (secret !== "") expect(read.refused).not.toContain(secret.slice(0, 16));
            return;
          }
          const { protocolVersion, masterSecret, sessionId } = read.value;
          expect(masterSecret).toHaveLength(protocolVersion === 0x0303 ? 48 : 0);
          expect(sessionId.length).toBeLessThanOrEqual(32);
        }),
        few,
      );
    },
    patienceMs,
  );

  const tagged = fc.letrec<{ der: Uint8Array }>((tie) => ({
    der: fc
      .tuple(
        fc.nat(255),
        fc.oneof(
          { maxDepth: 6 },
          fc.uint8Array({ maxLength: 50 }),
          fc
            .array(tie("der"), { maxLength: 5 })
            .map((parts) => Uint8Array.from(Buffer.concat(parts))),
        ),
        fc.option(fc.uint8Array({ minLength: 1, maxLength: 6 }), { freq: 8 }),
      )
      .map(([tag, body, length]) =>
        Uint8Array.from([tag, ...(length ?? [Math.min(body.length, 127)]), ...body]),
      ),
  })).der;
  test(
    "DER reader: octets that look like DER, and any others",
    () => {
      hold(
        fc.property(fc.oneof(tagged, fc.uint8Array({ maxLength: 400 })), (octets) => {
          const read = outcomeOf(() => readTlsSession(octets));
          if ("value" in read) expect([0x0303, 0x0304]).toContain(read.value.protocolVersion);
        }),
        few,
      );
    },
    patienceMs,
  );

  test("DER reader: nesting without end is refused in time", () => {
    for (const depth of [100, 10_000, 100_000])
      for (const tag of [0x30, 0xa0, 0x31]) {
        const octets = Buffer.alloc(2 * depth, Uint8Array.of(tag, 0x80));
        expect(outcomeOf(() => readTlsSession(octets))).toHaveProperty("refused");
      }
  });

  for (const [name, write] of Object.entries({ fqdnHost, ipv4Host, ipv6Host }))
    test(
      `${name}: a host is its own normal form, or refused`,
      () => {
        hold(
          fc.property(anyText, (text) => {
            const first = outcomeOf(() => write(text));
            if ("refused" in first) return;
            const again = first.value.replace(/^\[|\]$/g, "");
            expect(write(again)).toBe(first.value);
            // Which xn-- labels mean something is left to who resolves them.
            if (!/xn--/.test(first.value))
              expect(new URL(`https://${first.value}:8443/p`).port).toBe("8443");
          }),
          few,
        );
      },
      patienceMs,
    );

  const details = fc.record(
    { fqdn: anyText, ipv4Addr: anyText, ipv6Addr: anyText, port: oddValue, apiPrefix: anyText },
    { requiredKeys: [] },
  );
  const oneHost = fc.record(
    {
      fqdn: fc.domain(),
      port: fc.integer({ min: 1, max: 65_535 }),
      apiPrefix: fc.oneof(
        fc.webPath(),
        fc.string({ unit: "grapheme" }).map((text) => `/${text}`),
      ),
    },
    { requiredKeys: ["fqdn"] },
  );
  test(
    "interfaceInformation: canonical, or refused",
    () => {
      hold(
        fc.property(fc.oneof(details, oneHost, mutated(oneHost)), (value) => {
          const given = Object(value) as Parameters<typeof interfaceInformation>[0];
          const p0 = outcomeOf(() => interfaceInformation(given));
          if ("refused" in p0) return;
          const { host, port, prefix } =
            /^https:\/\/(?<host>[^/]+):(?<port>\d+)(?<prefix>.*)$/s.exec(p0.value)?.groups ?? {};
          expect(p0.value).toBe(p0.value.normalize("NFKC"));
          const member = host?.startsWith("[") ? "ipv6Addr" : given.fqdn ? "fqdn" : "ipv4Addr";
          const parts = { [member]: host?.replace(/^\[|\]$/g, ""), port: Number(port) };
          const slash = prefix?.endsWith("/") ? "/" : ""; // one slash is cut, of how many there are
          expect(interfaceInformation({ ...parts, apiPrefix: `${prefix}${slash}` })).toBe(p0.value);
        }),
        few,
      );
    },
    patienceMs,
  );

  test(
    "parseAefPsk: 32 octets, the same text again, or refused",
    () => {
      const hex = fc.stringMatching(/^[0-9a-fA-F]{60,66}$/);
      hold(
        fc.property(fc.oneof(hex, anyText), (text) => {
          const key = outcomeOf(() => parseAefPsk(text));
          if ("value" in key) expect(key.value.toString("hex")).toBe(text.toLowerCase());
          else expect(key.refused).not.toContain(text.length > 8 ? text : "\0never");
        }),
        few,
      );
    },
    patienceMs,
  );

  test(
    "checkVectors: a mutated vectors file is judged or refused",
    () => {
      const published = createRequire(import.meta.url)("../../openapi/vectors/aef-psk.json");
      hold(
        fc.property(fc.oneof(mutated(fc.constant(published)), oddValue), (file) => {
          outcomeOf(() => checkVectors(JSON.parse(JSON.stringify(file))));
        }),
        few,
      );
    },
    patienceMs,
  );

  test(
    "PSK identities: looked up only as printable ASCII of at most 128",
    async () => {
      const looked: string[] = [];
      const server = createServer({});
      const socket = connect({ port: 1, host: "127.0.0.1" }).on("error", () => {}) as TLSSocket;
      const key = randomBytes(32);
      const { pskCallback } = pskServerOptions((identity) => {
        looked.push(identity);
        return identity === "known" ? key : undefined;
      });
      hold(
        fc.property(fc.oneof(anyText, fc.constantFrom("known", "a".repeat(129))), (identity) => {
          const before = looked.length;
          const found = pskCallback.call(server, socket, identity);
          expect(found).toBe(identity === "known" ? key : null);
          const askable = /^[!-~]{1,128}$/.test(identity);
          expect(looked.length - before).toBe(askable ? 1 : 0);
        }),
        few,
      );
    },
    patienceMs,
  );
});
