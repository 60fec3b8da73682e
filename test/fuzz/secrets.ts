/** Keys and master secrets that are known here, to be looked for. */
export interface Secrets {
  add: (secret: Buffer) => void;
  /** Whether a text shows one: in hex, in base64, or as JSON has a buffer, octet by octet. */
  areIn: (text: string) => boolean;
}

/** How octets are written, and what of a text is long enough for 32 of them. */
interface Notation {
  written: (secret: Buffer) => string;
  places: RegExp;
  /** What of a place makes no difference. */
  normal: (place: string) => string;
}

const notations: readonly Notation[] = [
  {
    written: (secret) => secret.toString("hex"),
    places: /[0-9a-f]{64,}/gi,
    normal: (place) => place.toLowerCase(),
  },
  {
    written: (secret) => secret.toString("base64url"),
    places: /[\w+/-]{43,}/g,
    normal: (place) => place.replaceAll("+", "-").replaceAll("/", "_"),
  },
  {
    written: (secret) => secret.join(","),
    places: /\d{1,3}(?:,\d{1,3}){31,}/g,
    normal: (place) => place,
  },
];

/** Texts by their length: whether a longer one holds one of them takes no look at each. */
const textsByLength = () => {
  const byLength = new Map<number, Set<string>>();
  return {
    add: (text: string) => {
      const alike = byLength.get(text.length) ?? new Set();
      byLength.set(text.length, alike.add(text));
    },
    areIn: (longer: string): boolean => {
      for (const [length, alike] of byLength)
        for (let at = 0; at + length <= longer.length; at++)
          if (alike.has(longer.slice(at, at + length))) return true;
      return false;
    },
  };
};

export const gatherSecrets = (): Secrets => {
  const known = notations.map((notation) => ({ ...notation, texts: textsByLength() }));
  return {
    add: (secret) => {
      for (const { written, texts } of known) texts.add(written(secret));
    },
    areIn: (text) =>
      known.some(({ places, normal, texts }) =>
        (text.match(places) ?? []).some((place) => texts.areIn(normal(place))),
      ),
  };
};
