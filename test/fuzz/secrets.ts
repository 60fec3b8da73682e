import type { Request } from "../contract/world.js";
import type { Answer } from "../support/interconnect.js";

/** Keys and master secrets that are known here, to be looked for. */
export interface Secrets {
  add: (secret: Buffer) => void;
  /** Whether a text shows one, in hex, base64 or as octets. */
  areIn: (text: string) => boolean;
}

const mostKept = 2000;
const encodings = ["base64", "base64url", "latin1"] as const;

export const gatherSecrets = (): Secrets => {
  const shown = new Set<string>();
  const candidates = /[0-9a-f]{64,}|[\w+/-]{43,}/gi;
  return {
    add: (secret) => {
      shown.add(secret.toString("hex"));
      for (const encoding of encodings)
        shown.add(secret.toString(encoding).replace(/=+$/, "").toLowerCase());
      for (const oldest of shown) {
        if (shown.size <= mostKept) break;
        shown.delete(oldest);
      }
    },
    areIn: (text) => {
      const found = text.match(candidates) ?? [];
      return found.some((one) => {
        const lower = one.toLowerCase();
        return shown.has(lower) || [...shown].some((secret) => lower.includes(secret));
      });
    },
  };
};

type Members = Record<string, unknown>;

/** What an answer shows beyond the one member that is there to hold the key. */
export const withoutDocumentedKey = (request: Request, answer: Answer): string => {
  const { status, json, headers } = answer;
  const rest = JSON.stringify(headers);
  if (status !== 200) return rest + answer.text;
  const body = structuredClone(json) as Members | undefined;
  if (request.operation === "requestSecurityInfo") delete body?.aefPsk;
  const isAef = request.as?.includes("aef") && request.query?.includes("authenticationInfo=true");
  if (request.operation === "obtainApiInvokerInfo" && isAef)
    for (const entry of [body?.securityInfo ?? []].flat())
      delete (entry as Members).authenticationInfo;
  return rest + JSON.stringify(body);
};
