import fc from "fast-check";
import { readDocument } from "../../src/contract/documents.js";
import { operationNamed } from "../contract/operations.js";
import type { Site } from "../contract/sites.js";
import type { Request, World } from "../contract/world.js";
import { mutated, oddTexts, spoilt } from "./mutation.js";
import { schemaArbitrary } from "./schema-arbitrary.js";

const identities = [
  ...["invoker", "other-invoker", "local-invoker", "spare-invoker", "forged-invoker"],
  ...["not-onboarded", "aef", "other-aef", "unregistered-aef", "aef-by-b"],
  ...["ccf-a", "ccf-b", "other-ccf", "third-ccf-by-b", "stranger", undefined],
];

const methods = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND"];

/** Values of the lab: what gets a request past the first check. */
const likely = ({ interconnect: { plan } }: World): Record<string, unknown[]> => ({
  ApiInvokerId: [1, 2, 3, 4, 8].map((n) => `API-INVOKER-${n}`),
  AefId: [plan.aef.aefId, plan.otherAef.aefId, "aef-9"],
  CcfId: ["ccf-a", "ccf-b", "ccf-third"],
  InterfaceDescription: [plan.aef.interfaceDetails, plan.otherAef.interfaceDetails],
  SecurityMethod: ["PSK", "PKI"],
  KeyDerivation: ["TLS12_MASTER_SECRET"],
  ApiId: ["sample-service"],
});

/** What a request line can hold. */
const asTarget = (text: string) => text.replace(/[^\x21-\x7e]/g, encodeOdd).slice(0, 9000);

/** One half of a surrogate pair is no character that a URL could encode. */
const encodeOdd = (character: string) => {
  const octets = Buffer.from(character);
  return [...octets].map((octet) => `%${octet.toString(16).padStart(2, "0")}`).join("");
};

const oddPaths = (own: string): string[] => [
  ...["/", "//", "/..", "/%2e%2e/", "/%00", "/%", "/%ff", "/{apiInvokerId}", "/*"],
  ...[`${own}/`, `/${own}`, `${own}/..`, `${own}/../x`, `${own}%2f`, `${own}%00`, `${own};a=b`],
  ...[own.toUpperCase(), own.replaceAll("/", "%2F"), own.replace("v1", "v2"), `${own}#a`],
  ...["/capif-security/v1/trustedInvokers//update", "/capif-security/v1/trustedInvokers/%00"],
];

const queries = fc.oneof(
  fc.constantFrom(
    ...["?", "?authenticationInfo=true", "?authenticationInfo=", "?authenticationInfo=TRUE"],
    ...["?authenticationInfo=true&authenticationInfo=false", "?authorizationInfo=1", "?%"],
    ...["?__proto__=1", "?a[b]=c", "?%00=%ff", `?${"a=b&".repeat(500)}`],
  ),
  fc.string({ unit: "binary" }).map((text) => asTarget(`?${text}`)),
);

const header = (name: string, ...values: (string | undefined)[]) =>
  values.map((value) => ({ [name]: value }));

const headerSets = [
  ...header("content-type", undefined, "", "text/plain", "application/json;charset=utf-16"),
  ...header("content-type", 'application/json; q="', "application/*", "multipart/form-data"),
  ...header("content-encoding", "gzip", "identity", "br, gzip", ""),
  ...header("accept", "*/*", "", "text/html", "application/json;q=0", "application/problem+json"),
  ...header("accept", ";;;,,,", "a/b;q=x", "*/*;q=0.1, text/*", "x".repeat(5000)),
  ...header("x-large", "x".repeat(8000), "x".repeat(20_000)),
  ...header("cookie", "a=b; ".repeat(1000)),
  ...header("host", "", "evil.example", "a b", "[::1", "x".repeat(3000), undefined),
  ...header("connection", "close", "upgrade, http2-settings", "keep-alive, x"),
  ...header("upgrade", "websocket", "h2c"),
  ...header("traceparent", "00-zz", "0".repeat(55)),
  ...header("x-forwarded-for", "::1, ../"),
  ...header("range", "bytes=0-1", "bytes=-"),
  ...header("authorization", "Bearer x", "\t"),
  ...header("prefer", "code=500", "example=../../x"),
  { "content-length": undefined, "transfer-encoding": "chunked" },
  { "content-length": undefined },
  Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`x-${n}`, "1"])),
];

const bodies = (site: Site, good: Request, world: World): fc.Arbitrary<Partial<Request>> => {
  const { api, requestBody } = operationNamed(site.operation);
  const own = fc.constant(good.body ?? {});
  const schema = requestBody ?? "ProblemDetails";
  const options = { likely: likely(world), strangers: true };
  const valid = schemaArbitrary(readDocument(api), schema, options);
  const either = fc.oneof(own, valid);
  return fc.oneof(
    { weight: 2, arbitrary: fc.constant({}) },
    { weight: 4, arbitrary: valid.map((body) => ({ body })) },
    { weight: 5, arbitrary: mutated(either).map((body) => ({ body })) },
    { weight: 2, arbitrary: spoilt(either).map((raw) => ({ raw })) },
  );
};

/** Node's parser ends at its limit before it tells the method: the 431 then has a body for HEAD too. */
const isUnreadableHead = ({ body: _, raw: __, ...head }: Partial<Request>): boolean =>
  head.method === "HEAD" && JSON.stringify(head).length > 16_000;

/** Mostly left as it is. */
const seldom = (arbitrary: fc.Arbitrary<Partial<Request>>): fc.Arbitrary<Partial<Request>> =>
  fc.oneof({ weight: 12, arbitrary: fc.constant({}) }, { weight: 1, arbitrary });

/** What may be sent instead of a site's good request: anything that HTTP/1.1 can carry. */
export const changesAt = (site: Site, world: World): fc.Arbitrary<Partial<Request>> => {
  const good = site.good(world);
  const { basePath, path } = operationNamed(site.operation);
  const ids = fc.oneof(
    fc.constantFrom(...identities.flatMap((name) => (name === undefined ? [] : [name]))),
    fc.constantFrom(...oddTexts.filter((text) => !text.includes("\ud800"))),
  );
  const parts = [
    bodies(site, good, world),
    seldom(fc.constantFrom(...identities).map((as) => ({ as, tls: {} }))),
    seldom(ids.map((apiInvokerId) => ({ apiInvokerId }))),
    seldom(fc.constantFrom(...methods).map((method) => ({ method }))),
    seldom(
      fc
        .oneof(fc.constantFrom(...oddPaths(`${basePath}${path}`)), fc.webPath(), fc.string())
        .map((text) => ({ path: asTarget(text.startsWith("/") ? text : `/${text}`) })),
    ),
    seldom(queries.map((query) => ({ query }))),
    seldom(
      fc
        .array(fc.constantFrom(...headerSets), { minLength: 1, maxLength: 2 })
        .map((sets) => ({ headers: Object.assign({}, ...sets) })),
    ),
  ];
  return fc
    .tuple(...parts)
    .map((changes): Partial<Request> => Object.assign({}, ...changes))
    .filter((change) => !isUnreadableHead(change));
};
