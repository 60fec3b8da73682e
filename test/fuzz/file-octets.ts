import fc from "fast-check";

const lines = (file: Buffer): string[] => file.toString("latin1").split("\n");

/** What happens to files: on the way, in an editor, by a mistaken command. */
const mishaps: readonly ((file: Buffer, at: number, odd: Uint8Array) => Buffer | string)[] = [
  (file, at) => file.subarray(0, at % (file.length + 1)),
  (file, at, odd) => {
    const from = at % (file.length + 1);
    return Buffer.concat([file.subarray(0, from), odd, file.subarray(from)]);
  },
  (file, at, odd) => {
    const from = at % (file.length + 1);
    return Buffer.concat([file.subarray(0, from), odd, file.subarray(from + odd.length)]);
  },
  (file, at) => {
    const all = lines(file);
    return all.filter((_, index) => index !== at % all.length).join("\n");
  },
  (file, at) => {
    const all = lines(file);
    return all
      .flatMap((line, index) => (index === at % all.length ? [line, line] : line))
      .join("\n");
  },
  (file) => file.toString("latin1").replaceAll("\n", "\r\n"),
  (file) => file.toString("latin1").replaceAll("\n", ""),
  (file) => file.toString("latin1").toLowerCase(),
  (file) => file.toString("latin1").replace(/(BEGIN|END) [A-Z ]+/g, "$1 TRUSTED CERTIFICATE"),
  (file) => file.toString("latin1").replace(/(BEGIN|END) [A-Z ]+/g, "$1 ENCRYPTED PRIVATE KEY"),
  (file) => `\ufeff${file}`,
  (file) => Buffer.from(file.toString("latin1"), "utf16le"),
  (file) => Buffer.concat([file, file]),
  (_, __, odd) => Buffer.from(odd),
  () => "",
];

/** A file's octets after one or two mishaps, or another file in its place or behind it. */
export const mishandled = (file: Buffer, others: readonly Buffer[]): fc.Arbitrary<Buffer> => {
  const odd = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc
      .stringMatching(/^[-A-Za-z0-9+/=\n]{1,20}$/)
      .map((text) => Uint8Array.from(Buffer.from(text))),
  );
  const mishap = fc.tuple(fc.nat(mishaps.length - 1), fc.nat(100_000), odd);
  const spoilt = fc
    .array(mishap, { minLength: 1, maxLength: 2 })
    .map((all) =>
      all.reduce(
        (octets, [which, at, put]) => Buffer.from(mishaps[which]?.(octets, at, put) ?? octets),
        file,
      ),
    );
  const mistaken = fc
    .tuple(fc.constantFrom(...others), fc.boolean())
    .map(([other, isBehind]) => (isBehind ? Buffer.concat([file, other]) : other));
  return fc.oneof(
    { weight: 6, arbitrary: spoilt },
    { weight: 1, arbitrary: mistaken },
    { weight: 1, arbitrary: fc.constant(file) },
  );
};
