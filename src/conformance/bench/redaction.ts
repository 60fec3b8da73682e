/** What stands where a secret stood. */
export const redacted = "(redacted)";

const secretMembers = new Set(["aefPsk", "authenticationInfo", "authorizationInfo", "aefPskJwe"]);

/** A message's members without those that carry keys. */
export const withoutSecretMembers = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutSecretMembers);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretMembers.has(name) ? redacted : withoutSecretMembers(member),
    ]),
  );
};

const formsOf = (secret: Uint8Array): string[] => {
  const octets = Buffer.from(secret);
  const base64 = octets.toString("base64");
  const plain = octets.toString("latin1");
  const isText = /^[\x20-\x7e]+$/.test(plain);
  return [
    octets.toString("hex"),
    base64,
    base64.replace(/=+$/, ""),
    encodeURIComponent(base64),
    octets.toString("hex").replace(/../g, "%$&"),
    octets.toString("base64url"),
    ...(isText ? [plain, encodeURIComponent(plain)] : []),
  ];
};

const privateKey =
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g;

// Unlike toLowerCase, this leaves every character where it is.
const lowerCased = (text: string): string =>
  text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** The secrets that a case has met, in every form in which they could show. */
export class Secrets {
  readonly #forms = new Set<string>();

  add(...secrets: readonly Uint8Array[]): void {
    for (const secret of secrets)
      if (secret.length >= 8) for (const form of formsOf(secret)) this.#forms.add(lowerCased(form));
  }

  /** The text without any of them. */
  hideIn(text: string): string {
    let hidden = text.replace(privateKey, redacted);
    for (const form of [...this.#forms].sort((a, b) => b.length - a.length)) {
      const parts: string[] = [];
      let from = 0;
      const lower = lowerCased(hidden);
      for (let at = lower.indexOf(form); at >= 0; at = lower.indexOf(form, from)) {
        parts.push(hidden.slice(from, at), redacted);
        from = at + form.length;
      }
      if (from > 0) hidden = parts.join("") + hidden.slice(from);
    }
    return hidden;
  }
}
