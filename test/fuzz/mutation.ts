import fc from "fast-check";

/** Text that readers of text stumble over. */
export const oddTexts: readonly string[] = [
  "",
  " ",
  "\0",
  "a\0b",
  "\r\nx-injected: 1",
  "\ud800",
  "\u202eoddly",
  "é".normalize("NFD"),
  "ﬀ／？",
  "💥".repeat(40),
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "%2e%2e%2f",
  "%00",
  "%",
  "{apiInvokerId}",
  "$" + "{7*7}",
  "a".repeat(20_000),
  "[::1",
  "xn--a",
  "-0",
  "1e400",
  "0".repeat(64),
];

const nested = (depth: number): unknown => {
  let value: unknown = [];
  for (let at = 0; at < depth; at++) value = at % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Values of every JSON type, at their edges. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...oddTexts),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 65_536, 2 ** 53, -(2 ** 63), 1.5, 1e300),
  fc.constantFrom<unknown>([], {}, [null], [[]], nested(400), Array(2000).fill("x")),
  fc.string({ unit: "binary" }),
  fc.jsonValue({ maxDepth: 3 }),
);

type Container = Record<string, unknown> | unknown[];
interface Place {
  container: Container;
  key: string;
}

const isContainer = (value: unknown): value is Container =>
  typeof value === "object" && value !== null;

/** A member of its own, also where its name is that of the prototype. */
const set = ({ container, key }: Place, value: unknown): void => {
  Object.defineProperty(container, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
};

const placesIn = (container: Container): Place[] =>
  Object.entries(container).flatMap(([key, value]) => [
    { container, key },
    ...(isContainer(value) ? placesIn(value) : []),
  ]);

const containersIn = (value: unknown): Container[] =>
  isContainer(value) ? [value, ...Object.values(value).flatMap(containersIn)] : [];

/** One change of a message: which of its places, by number, and what becomes of it. */
interface Edit {
  place: number;
  kind: "remove" | "replace" | "add" | "wrap" | "retype" | "double";
  name: string;
  value: unknown;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  place: fc.nat(1000),
  kind: fc.constantFrom("remove", "replace", "add", "wrap", "retype", "double"),
  name: fc.oneof(fc.constantFrom(...oddTexts.slice(0, 18)), fc.string({ maxLength: 10 })),
  value: oddValue,
});

const retyped = (value: unknown): unknown => {
  if (typeof value === "string") return Number.parseInt(value, 16) || 0;
  return typeof value === "number" ? String(value) : JSON.stringify(value);
};

const changeAt = (place: Place, { kind, value }: Edit): void => {
  const { container, key } = place;
  const own = Reflect.get(container, key);
  // Not splice: it would call a constructor that an earlier change put into the list.
  if (kind === "remove" && Array.isArray(container) && Number(key) < container.length) {
    container.copyWithin(Number(key), Number(key) + 1);
    container.length--;
  } else if (kind === "remove") Reflect.deleteProperty(container, key);
  else if (kind === "double") set(place, Array.isArray(own) ? [...own, ...own] : [own, own]);
  else if (kind === "wrap") set(place, { [key]: own });
  else set(place, kind === "retype" ? retyped(own) : value);
};

const applied = (message: unknown, change: Edit): unknown => {
  if (!isContainer(message)) return change.value;
  const { place, kind, name, value } = change;
  if (kind === "add") {
    const containers = containersIn(message);
    const container = containers[place % containers.length];
    if (container !== undefined) set({ container, key: name }, value);
    return message;
  }
  const places = placesIn(message);
  const found = places[place % places.length];
  if (found !== undefined) changeAt(found, change);
  return message;
};

/** Messages that differ in one to three places from valid ones. */
export const mutated = (valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(valid, fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([message, edits]) =>
      edits.reduce((at, one) => applied(at, structuredClone(one)), structuredClone(message)),
    );

const cutAt = (text: string, at: number) => text.slice(0, at % (text.length + 1));

const doubledMember = (text: string, at: number) => {
  const members = text.match(/"\w+":(?:"[^"]*"|\d+|true|false)/g) ?? [];
  const member = members[at % Math.max(1, members.length)];
  return member === undefined ? text : text.replace("{", `{${member.replace(/:.*/s, ":7")},`);
};

const spoilings: readonly ((text: string, at: number, odd: string) => string | Buffer)[] = [
  cutAt,
  doubledMember,
  (text, at, odd) => cutAt(text, at) + odd + text.slice(at % (text.length + 1)),
  (text) => text.replace("{", '{"__proto__":{"apiInvokerId":"x","aefPsk":"y"},'),
  (text) => text.replace("{", '{"constructor":{"prototype":{"isAdmin":true}},'),
  (text) => text.replace("{", '{"huge":1e99999,"long":0.000000000000000000000000000001,'),
  (text) => `\ufeff${text}`,
  (text) => `${text}\n${text}`,
  (text) => Buffer.from(text, "utf16le"),
  (text, at) => {
    const octets = Buffer.from(text);
    if (octets.length > 0) octets[at % octets.length] = at % 256;
    return octets;
  },
  (_, at) => `${"[".repeat(at % 20_000)}${"]".repeat(at % 20_000)}`,
  (_, at) => `${'{"a":'.repeat(at % 10_000)}1${"}".repeat(at % 10_000)}`,
];

/** A message's octets, spoilt below what JSON values can say. */
export const spoilt = (message: fc.Arbitrary<unknown>): fc.Arbitrary<string | Buffer> =>
  fc
    .tuple(message, fc.nat(spoilings.length - 1), fc.nat(100_000), fc.constantFrom(...oddTexts))
    .map(([value, which, at, odd]) => {
      const text = JSON.stringify(value) ?? "";
      return spoilings[which]?.(text, at, odd) ?? text;
    });
