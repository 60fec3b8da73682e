import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { root } from "./documents.js";
import { examples, insideOf } from "./examples.js";

interface Interface {
  fqdn?: string;
  port?: number;
  apiPrefix?: string;
}
interface Vector {
  name: string;
  interfaceDetails: Interface;
  p0: string;
  masterSecret: string;
  sessionId: string;
  s: string;
  aefPsk: string;
  aefPskId: string;
}
const { vectors } = JSON.parse(
  readFileSync(new URL("openapi/vectors/aef-psk.json", root), "utf8"),
) as { vectors: Vector[] };

/** The objects inside the examples that have a member of one of these names. */
const bearersOf = (...names: string[]): Record<string, unknown>[] => [
  ...new Set(
    examples
      .flatMap(({ value }) => insideOf(value))
      .filter(([name]) => names.includes(name))
      .map(([, , bearer]) => bearer as Record<string, unknown>),
  ),
];
/** The different values of one member, in all examples. */
const valuesOf = (name: string): unknown[] => [
  ...new Set(bearersOf(name).map((bearer) => bearer[name])),
];

const invoker = "API-INVOKER-7f3c";
/** One AEF in each domain; aef-b is the home domain's own, for what is never relayed. */
const aefs: Record<string, Interface> = {
  "aef-a": { fqdn: "aef-a.example.com", port: 8443, apiPrefix: "/nef" },
  "aef-b": { fqdn: "aef-b.example.net" },
};
const hosts = [
  "aef-a.example.com",
  "aef-b.example.net",
  "ccf-a-2.example.com",
  "ccf-b.example.net",
  "invoker.example.net",
];

const p0Of = ({ fqdn, port = 443, apiPrefix = "" }: Interface) =>
  `https://${fqdn}:${port}${apiPrefix}`;

/** TS 33.122 A.1 once more, from nothing but the vector's inputs. */
const derive = ({ p0, masterSecret, sessionId }: Vector) => {
  const sized = (octets: Buffer) => {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(octets.length);
    return Buffer.concat([octets, length]);
  };
  const parameters = [sized(Buffer.from(p0)), sized(Buffer.from(sessionId, "hex"))];
  const s = Buffer.concat([Buffer.from([0x7a]), ...parameters]);
  const key = createHmac("sha256", Buffer.from(masterSecret, "hex")).update(s).digest();
  const id = createHmac("sha256", key).update("capif-aef-psk-id").digest("hex").slice(0, 16);
  return { s: s.toString("hex"), aefPsk: key.toString("hex"), aefPskId: id };
};

describe("the examples tell one story:", () => {
  test("one invoker, an AEF in each domain, CCF-B confirms", () => {
    expect(valuesOf("apiInvokerId")).toEqual([invoker]);
    expect(new Set(valuesOf("aefId"))).toEqual(new Set(Object.keys(aefs)));
    expect(valuesOf("ccfId")).toEqual(["ccf-b"]);

    const inPaths = examples.filter(({ place }) => place === "parameter apiInvokerId");
    expect(inPaths.length).toBeGreaterThan(0);
    expect(new Set(inPaths.map(({ value }) => value))).toEqual(new Set([invoker]));
  });

  test("between domains it is always CCF-A's AEF", () => {
    const across = examples.filter(({ operationId }) =>
      ["initiateAuthentication", "requestSecurityInfo", "identifyCaller"].includes(operationId),
    );
    const ids = across.flatMap(({ value }) => insideOf(value).filter(([name]) => name === "aefId"));
    expect(new Set(ids.map(([, id]) => id))).toEqual(new Set(["aef-a"]));
  });

  test("each AEF has one interface; step 10 may change its port", () => {
    const known = Object.values(aefs);
    const otherPort = { ...aefs["aef-a"], port: 9443 };
    const placed = examples.flatMap(({ operationId, place, value }) =>
      insideOf(value).flatMap(([name, member]) => {
        const found = name === "interfaceDetails" ? [member] : [];
        const isStep10 = operationId === "initiateAuthentication" && place === "200";
        const listed = name === "aefInterfaces" ? (member as unknown[]) : found;
        return listed.map((details) => ({ details, allowed: isStep10 ? [otherPort] : known }));
      }),
    );
    expect(placed.length).toBeGreaterThan(0);
    for (const { details, allowed } of placed) expect(allowed).toContainEqual(details);
  });

  test("each AEF's id goes with its own interface", () => {
    const both = bearersOf("aefId").filter((b) => "interfaceDetails" in b || "aefInterfaces" in b);
    expect(both.length).toBeGreaterThan(0);
    for (const { aefId, interfaceDetails, aefInterfaces } of both) {
      expect(aefInterfaces ?? [interfaceDetails]).toEqual([aefs[String(aefId)]]);
    }
  });

  test("every address is one of the parties'", () => {
    const met = examples
      .flatMap(({ value }) => [value, ...insideOf(value).map(([, member]) => member)])
      .flatMap((text) => (/^https?:/.test(String(text)) ? [new URL(String(text)).hostname] : []));
    const named = valuesOf("fqdn").map(String);
    expect(new Set([...met, ...named])).toEqual(new Set(hosts));
  });

  test("every key is a published vector's, derived for its own interface", () => {
    const bearers = bearersOf("aefPsk", "authenticationInfo", "aefPskId");
    expect(bearers.length).toBeGreaterThan(0);
    const told = bearers.map((bearer) => {
      const details = (bearer.interfaceDetails ?? aefs[String(bearer.aefId)]) as Interface;
      const vector = vectors.find((candidate) =>
        isDeepStrictEqual(candidate.interfaceDetails, details),
      ) as Vector;
      expect(vector).toMatchObject({ p0: p0Of(details), ...derive(vector) });
      const { aefPsk, aefPskId } = vector;
      const key = bearer.aefPsk ?? bearer.authenticationInfo ?? aefPsk;
      expect({ key, id: bearer.aefPskId ?? aefPskId }).toEqual({ key: aefPsk, id: aefPskId });
      return `${vector.masterSecret} ${vector.sessionId}`;
    });
    // Step 2 is one session, whatever the number of AEFs.
    expect(new Set(told).size).toBe(1);
  });

  test("validity falls on its way from CCF-B to the invoker", () => {
    const given = (operationId: string, name: string) =>
      examples
        .filter((example) => example.operationId === operationId && example.name === name)
        .flatMap(({ value }) => insideOf(value))
        .filter(([member]) => member === "remainingValidity")
        .map(([, seconds]) => Number(seconds));
    const way = [
      ...given("obtainSecurityMethod", "byAefId"),
      ...given("requestSecurityInfo", "fromHomeCcf"),
      ...given("requestSecurityInfo", "relayed"),
      ...given("initiateAuthentication", "ready"),
    ];
    expect(way).toHaveLength(4);
    expect(way).toEqual([...way].sort((a, b) => b - a));
  });

  test("no key goes to the invoker, and what bears one is not cached", () => {
    const withKey = examples.filter(({ value }) =>
      insideOf(value).some(([name]) => ["aefPsk", "authenticationInfo"].includes(name)),
    );
    const places = new Set(withKey.map(({ operationId, place }) => `${operationId} ${place}`));
    expect(places).toEqual(new Set(["requestSecurityInfo 200", "obtainApiInvokerInfo 200"]));
    for (const place of places) {
      const header = examples.filter(
        (e) => `${e.operationId} ${e.place}` === `${place} Cache-Control`,
      );
      expect(header.map(({ value }) => value)).toEqual(["no-store"]);
    }
  });
});
