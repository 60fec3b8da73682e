import { type Row, refusal, rowsAt, served } from "../rows.js";
import { sitesWithBody } from "../sites.js";
import type { Request } from "../world.js";

const limit = 64 * 1024;

const jsonOf = ({ body }: Request): string => JSON.stringify(body);

/** The good body, made that long by a member that nobody knows. */
const paddedTo =
  (length: number) =>
  (good: Request): string => {
    const bare = JSON.stringify({ ...(good.body as object), padding: "" });
    return bare.replace('"padding":""', `"padding":"${"x".repeat(length - bare.length)}"`);
  };

const at = (title: string, refused: Row["refused"], change: Row["change"]) =>
  rowsAt(sitesWithBody, title, refused, change);

const chunked = { "content-length": undefined, "transfer-encoding": "chunked" };

const unreadable: [title: string, raw: (good: Request) => string | Buffer][] = [
  ["an empty body", () => ""],
  ["half an object", (good) => jsonOf(good).slice(0, -1)],
  ["more than one value", (good) => `${jsonOf(good)}{}`],
  ["JSON with a comment", (good) => `${jsonOf(good)}// end`],
  ["single quotes", (good) => jsonOf(good).replaceAll('"', "'")],
  ["a form", () => "apiInvokerId=API-INVOKER-1"],
  ["UTF-16", (good) => Buffer.from(jsonOf(good), "utf16le")],
  [
    "octets that are not UTF-8",
    (good) =>
      Buffer.concat([
        Buffer.from('{"x":"'),
        Buffer.of(0xff),
        Buffer.from(`",${jsonOf(good).slice(1)}`),
      ]),
  ],
  ["an array", (good) => `[${jsonOf(good)}]`],
  ["null", () => "null"],
  ["a text", () => '"text"'],
  ["a number", () => "7"],
  ["arrays within arrays", () => "[".repeat(30_000) + "]".repeat(30_000)],
];

const mediaTypes = [
  "text/plain",
  "application/x-www-form-urlencoded",
  "application/merge-patch+json",
  "application/problem+json",
  "application/jsonp",
  "application",
  "json",
];

const tooLong: [title: string, change: (good: Request) => Partial<Request>][] = [
  ["of 64 KiB and one octet", (good) => ({ raw: paddedTo(limit + 1)(good) })],
  ["of 1 MiB", (good) => ({ raw: paddedTo(1024 * 1024)(good) })],
  ["of 8 MiB", (good) => ({ raw: paddedTo(8 * 1024 * 1024)(good) })],
  [
    "of 64 KiB and one octet in chunks",
    (good) => ({ raw: paddedTo(limit + 1)(good), headers: chunked }),
  ],
  ["of 8 MiB in chunks", (good) => ({ raw: paddedTo(8 * 1024 * 1024)(good), headers: chunked })],
];

/** What every operation with a body makes of one that it cannot read. */
export const bodyFormRows: readonly Row[] = [
  ...unreadable.flatMap(([title, raw]) =>
    at(`cannot read ${title}`, refusal.invalidMessage, (good) => ({ raw: raw(good) })),
  ),
  ...mediaTypes.flatMap((type) =>
    at(`does not take ${type}`, refusal.status(415), () => ({ headers: { "content-type": type } })),
  ),
  ...at("does not guess a media type", refusal.status(415), () => ({
    headers: { "content-type": undefined },
  })),
  ...at("does not take a compressed body", refusal.status(415), () => ({
    headers: { "content-encoding": "gzip" },
  })),
  ...["application/json; charset=utf-8", "Application/JSON"].flatMap((type) =>
    at(`takes ${type}`, served, () => ({ headers: { "content-type": type } })),
  ),
  ...tooLong.flatMap(([title, change]) =>
    at(`does not take a body ${title}`, refusal.status(413), change),
  ),
  ...at("takes 64 KiB", served, (good) => ({ raw: paddedTo(limit)(good) })),
  ...at("takes chunks", served, () => ({ headers: chunked })),
];

/** HTTP/2 frames a body, so that nobody has to say its length. */
export const bodyLengthRows: readonly Row[] = at(
  "wants to know how long the body is",
  refusal.status(411),
  () => ({
    body: undefined,
    headers: { "content-type": "application/json" },
  }),
);

const isForHttp2 = ({ title }: Row) =>
  /half an object|null|text\/plain|guess|one octet$|8 MiB$|takes 64 KiB/.test(title);

export const bodyFormRowsForHttp2: readonly Row[] = [
  ...bodyFormRows.filter(isForHttp2),
  ...at("takes a body of unsaid length", served, () => ({
    headers: { "content-length": undefined },
  })),
  ...at("does not take 64 KiB and one octet of unsaid length", refusal.status(413), (good) => ({
    raw: paddedTo(limit + 1)(good),
    headers: { "content-length": undefined },
  })),
];
