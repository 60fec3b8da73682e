import type { Voucher } from "../../src/http/identity.js";
import type { LeafRequest } from "./chains.js";
import { voucher } from "./identified.js";

/** A certificate below an anchor, and whom its bearer is taken for. */
export interface Case {
  title: string;
  leaf: LeafRequest;
  vouchers: Voucher[];
  is: string;
}

const uris = (...all: string[]): LeafRequest => ({ uris: all });
const names = (...commonNames: string[]): LeafRequest => ({ commonNames });
const any = ["invoker", "aef", "ccf"] as const;
const domain = any.map((role) => voucher(role));
export const byCommonName = (commonName: string, changes: Partial<Voucher> = {}) =>
  voucher("invoker", { name: { commonName }, ...changes });
const only = (...ids: string[]) => [voucher("invoker", { ids })];

const strange = "a/b?c#d:e%ü*€ CN=x,+";

/** What names say, by SAN URI and by CN. */
export const nameCases: Case[] = [
  { title: "a URI", leaf: uris("urn:capif:invoker:I-1"), vouchers: domain, is: "invoker I-1" },
  { title: "an AEF's URI", leaf: uris("urn:capif:aef:aef-1"), vouchers: domain, is: "aef aef-1" },
  {
    title: "a percent-encoded URI",
    leaf: uris(`urn:capif:invoker:${encodeURIComponent(strange)}`),
    vouchers: domain,
    is: `invoker ${strange}`,
  },
  {
    title: "a URI whose id has colons",
    leaf: uris("urn:capif:invoker:ccf:x"),
    vouchers: domain,
    is: "invoker ccf:x",
  },
  {
    title: "a URI of the domain's own form",
    leaf: uris("https://ids.example/I-1/capif"),
    vouchers: [voucher("invoker", { name: { uri: "https://ids.example/{id}/capif" } })],
    is: "invoker I-1",
  },
  {
    title: "one name twice",
    leaf: uris("urn:capif:invoker:I-1", "urn:capif:invoker:I%2D1"),
    vouchers: domain,
    is: "invoker I-1",
  },
  {
    title: "URIs that name nobody beside one that does",
    leaf: uris("https://example.com/", "urn:capif:invoker:I-1"),
    vouchers: domain,
    is: "invoker I-1",
  },
  { title: "no name", leaf: {}, vouchers: domain, is: "unauthorized" },
  { title: "an empty id", leaf: uris("urn:capif:invoker:"), vouchers: domain, is: "unauthorized" },
  {
    title: "a broken escape",
    leaf: uris("urn:capif:invoker:%zz"),
    vouchers: domain,
    is: "unauthorized",
  },
  {
    title: "a broken UTF-8",
    leaf: uris("urn:capif:invoker:%ff"),
    vouchers: domain,
    is: "unauthorized",
  },
  {
    title: "two roles",
    leaf: uris("urn:capif:invoker:x", "urn:capif:aef:x"),
    vouchers: domain,
    is: "unauthorized",
  },
  {
    title: "two roles, one of which the anchor does not vouch for",
    leaf: uris("urn:capif:invoker:x", "urn:capif:ccf:x"),
    vouchers: [voucher("invoker")],
    is: "unauthorized",
  },
  {
    title: "two ids",
    leaf: uris("urn:capif:invoker:x", "urn:capif:invoker:y"),
    vouchers: domain,
    is: "unauthorized",
  },
  {
    title: "a role that the anchor does not vouch for",
    leaf: uris("urn:capif:aef:aef-1"),
    vouchers: [voucher("invoker"), voucher("ccf", { ids: ["ccf-b"] })],
    is: "unauthorized",
  },
  {
    title: "an id that the anchor does not vouch for",
    leaf: uris("urn:capif:invoker:I-2"),
    vouchers: only("I-1"),
    is: "unauthorized",
  },
  {
    title: "an id that has another case",
    leaf: uris("urn:capif:invoker:i-1"),
    vouchers: only("I-1"),
    is: "unauthorized",
  },
  {
    title: "an id below an open end",
    leaf: uris("urn:capif:invoker:B-7"),
    vouchers: only("A-1", "B-*"),
    is: "invoker B-7",
  },
  {
    title: "an id beside an open end",
    leaf: uris("urn:capif:invoker:C-7"),
    vouchers: only("B-*"),
    is: "unauthorized",
  },
  {
    title: "a star, which is no open end in a certificate",
    leaf: uris("urn:capif:invoker:*"),
    vouchers: only("I-1"),
    is: "unauthorized",
  },
  {
    title: "an id with a star at its end",
    leaf: uris("urn:capif:invoker:I-*"),
    vouchers: only("I-1"),
    is: "unauthorized",
  },
  {
    title: "a star in the middle of a configured id, which is that character",
    leaf: uris("urn:capif:invoker:A-x-1"),
    vouchers: only("A-*-1"),
    is: "unauthorized",
  },
  {
    title: "a CN, where the anchor says so",
    leaf: names("I-1"),
    vouchers: [byCommonName("{id}")],
    is: "invoker I-1",
  },
  {
    title: "a CN in a frame",
    leaf: names("capif invoker I-1!"),
    vouchers: [byCommonName("capif invoker {id}!")],
    is: "invoker I-1",
  },
  {
    title: "a CN outside its frame",
    leaf: names("capif invoker !"),
    vouchers: [byCommonName("capif invoker {id}!")],
    is: "unauthorized",
  },
  {
    title: "a CN full of syntax",
    leaf: names(strange),
    vouchers: [byCommonName("{id}")],
    is: `invoker ${strange}`,
  },
  {
    title: "a CN that is not percent-decoded",
    leaf: names("I%2D1"),
    vouchers: [byCommonName("{id}")],
    is: "invoker I%2D1",
  },
  {
    title: "a CN with an end that only C would cut",
    leaf: names("I-1\0.example"),
    vouchers: [byCommonName("{id}", { ids: ["I-1"] })],
    is: "unauthorized",
  },
  {
    title: "two CNs",
    leaf: names("I-1", "I-2"),
    vouchers: [byCommonName("{id}")],
    is: "unauthorized",
  },
  {
    title: "a CN, where the anchor means URIs",
    leaf: names("I-1"),
    vouchers: domain,
    is: "unauthorized",
  },
  {
    title: "a CN and the URI of another role",
    leaf: { ...names("I-1"), ...uris("urn:capif:aef:I-1") },
    vouchers: [byCommonName("{id}"), voucher("aef")],
    is: "unauthorized",
  },
  {
    title: "a CN that no voucher covers beside a URI",
    leaf: { ...names("aef-1"), ...uris("urn:capif:aef:aef-1") },
    vouchers: [byCommonName("{id}", { ids: ["I-1"] }), voucher("aef")],
    is: "aef aef-1",
  },
];
