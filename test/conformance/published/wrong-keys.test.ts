import { createHmac } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { describe, expect, test } from "vitest";
import { readTlsSession } from "../../../src/psk/index.js";
import { interfaceOf, invokerIds, runOverTls } from "./run-published.js";
import { smallCcf } from "./small-ccf.js";
import { aefIds } from "./strangers.js";

const subjects = [...invokerIds, ...aefIds];

/** What a CCF derives a key from, each piece of which it may get wrong. */
interface Recipe {
  host: string;
  port: string;
  prefix: string;
  sessionId: Buffer;
  masterSecret: Buffer;
  length: (octets: Buffer) => Buffer;
  written: (s: Buffer) => Buffer;
  told: (key: Buffer) => string;
  request: IncomingMessage;
}

const bigEndian = ({ length }: Buffer) => Buffer.from([length >> 8, length & 0xff]);
const hexText = (octets: Buffer) => Buffer.from(octets.toString("hex"));

const rightRecipe = (request: IncomingMessage, aefId: string): Recipe => {
  const { fqdn, port, apiPrefix } = interfaceOf(aefId);
  const { sessionId, masterSecret } = readTlsSession((request.socket as TLSSocket).getSession());
  const parts = { host: fqdn, port: `:${port}`, prefix: apiPrefix };
  const written = (s: Buffer) => s;
  const told = (key: Buffer) => key.toString("hex");
  return { ...parts, sessionId, masterSecret, length: bigEndian, written, told, request };
};

const keyBy =
  (wrong: (right: Recipe) => Partial<Recipe>) => (request: IncomingMessage, aefId: string) => {
    const right = rightRecipe(request, aefId);
    const { host, port, prefix, sessionId, masterSecret, length, written, told } = {
      ...right,
      ...wrong(right),
    };
    const p0 = Buffer.from(`https://${host}${port}${prefix}`);
    const s = Buffer.concat([Buffer.of(0x7a), p0, length(p0), sessionId, length(sessionId)]);
    return told(createHmac("sha256", masterSecret).update(written(s)).digest());
  };

const latest = new Map<string, Pick<Recipe, "sessionId" | "masterSecret">>();
const ofSessionBefore = ({ request, sessionId, masterSecret }: Recipe) => {
  const own = { sessionId, masterSecret };
  const before = latest.get(request.url ?? "") ?? own;
  latest.set(request.url ?? "", own);
  return before;
};

const header = ({ headers }: IncomingMessage, name: string) =>
  Buffer.from(String(headers[name] ?? ""), "hex");

/** A key seen in the wild, the case that has to name it, and how. */
type Row = [
  name: string,
  wrong: (right: Recipe) => Partial<Recipe>,
  caseId: string,
  reason: RegExp,
];

const certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
const rows: Row[] = [
  [
    "Session ID as hex text",
    ({ sessionId }) => ({ sessionId: hexText(sessionId) }),
    "TS29222-011",
    /Session ID went in as hex text/,
  ],
  ["S from hex text", () => ({ written: hexText }), "TS29222-011", /S is built as hex text/],
  ["host None", () => ({ host: "None" }), "TS29222-011", /host in P0 is the text "None"/],
  ["no port", () => ({ port: "" }), "TS29222-012", /P0 has no port/],
  [
    "a slash at the end",
    ({ prefix }) => ({ prefix: `${prefix}/` }),
    "TS29222-012",
    /P0 ends with a slash/,
  ],
  ["no lengths", () => ({ length: () => Buffer.alloc(0) }), "TS29222-011", /L0 and L1 are missing/],
  [
    "little-endian lengths",
    () => ({ length: (octets) => bigEndian(octets).reverse() }),
    "TS29222-011",
    /little-endian/,
  ],
  [
    "an empty master secret",
    () => ({ masterSecret: Buffer.alloc(0) }),
    "TS29222-011",
    /master secret was empty/,
  ],
  [
    "a master secret that the client chooses",
    ({ request }) => ({ masterSecret: header(request, "x-tls-master-secret") }),
    "TS29222-011",
    /client chose the master secret/,
  ],
  ["the key of another session", ofSessionBefore, "TS29222-011", /other session given/],
  [
    "an empty Session ID",
    () => ({ sessionId: Buffer.alloc(0) }),
    "TS29222-011",
    /Session ID was empty \(session tickets were on\)/,
  ],
  [
    "a certificate",
    () => ({ told: () => certificate }),
    "TS29222-011",
    /a certificate stands where the key belongs/,
  ],
  [
    "a language's own notation",
    () => ({ told: (key) => `b'${key.toString("latin1").replace(/[^a-z]/g, "\\x00")}'` }),
    "TS29222-011",
    /a language's own notation of octets/,
  ],
  [
    "base64",
    () => ({ told: (key) => key.toString("base64") }),
    "TS29222-010",
    /32 octets in base64/,
  ],
];

const derivation = ["TS29222-009", "TS29222-010", "TS29222-011", "TS29222-012", "TS29222-016"];
const outcomesOf = async (ccf: ReturnType<typeof smallCcf>) => {
  const results = await runOverTls(ccf, derivation);
  expect(results.filter(({ outcome }) => outcome === "error")).toEqual([]);
  return new Map(results.map((result) => [result.id, result]));
};

describe("a small CCF that derives AEF_PSK", () => {
  test("passes every case if it derives as TS 33.122 A.1 says", async () => {
    const results = await runOverTls(smallCcf({ subjects, keyOf: keyBy(() => ({})) }));
    expect(results.filter(({ outcome }) => outcome !== "pass")).toEqual([]);
  });

  for (const [name, wrong, caseId, reason] of rows)
    test(`is told its mistake: ${name}`, async () => {
      const results = await outcomesOf(smallCcf({ subjects, keyOf: keyBy(wrong) }));
      expect(results.get(caseId)?.reason).toMatch(reason);
    });

  for (const p0 of [{ port: "" }, { prefix: "/nef/" }, { port: "", prefix: "" }])
    test(`may take other octets for the interface: ${JSON.stringify(p0)}`, async () => {
      const results = await outcomesOf(smallCcf({ subjects, keyOf: keyBy(() => p0) }));
      expect(results.get("TS29222-011")?.outcome).toBe("pass");
      expect(results.get("TS29222-012")?.outcome).toBe("info");
    });

  for (const [fault, caseId, reason] of [
    ["key to the invoker", "TS29222-016", /the key stands in the invoker's own answer/],
    ["key in authorizationInfo", "TS29222-011", /authorizationInfo, not in authenticationInfo/],
  ] as const)
    test(`is told: ${fault}`, async () => {
      const results = await outcomesOf(smallCcf({ fault, subjects, keyOf: keyBy(() => ({})) }));
      expect(results.get(caseId)?.reason).toMatch(reason);
    });
});
