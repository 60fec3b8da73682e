import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { json, raw } from "../support/fake-party.js";
import { failedStep, type InvokerLab, startInvokerLab } from "./invoker-lab.js";

/** A run to its end, whatever that is. */
const run = async (lab: InvokerLab) => {
  const invoker = lab.invoker({ timeoutSeconds: 1 });
  const agreed = await invoker.obtainSecurityMethod();
  return invoker.call(agreed, await invoker.initiateAuthentication(agreed), "/hello");
};

/** What goes wrong after the key is known. */
const failures: [title: string, prepare: (lab: InvokerLab) => void][] = [
  ["a rejection", (lab) => lab.aef.answer(json(403, { cause: "AUTHENTICATION_REJECTED" }))],
  ["no HTTP", (lab) => lab.aef.answer(raw("no HTTP\r\n\r\n"))],
  ["an answer that breaks the contract", (lab) => lab.answerReady({ pskIdentity: 1 })],
  ["another method", (lab) => lab.answerReady({ securityMethod: "PKI" })],
  ["another interface", (lab) => lab.answerReady({ interfaceDetails: { fqdn: "a.example" } })],
  ["silence", (lab) => lab.aef.answer(() => {})],
  ["an AEF that is gone", (lab) => void lab.aef.accept((socket) => socket.destroy())],
  ["an unknown identity", (lab) => lab.lookUp(() => undefined)],
  ["a wrong key", (lab) => lab.lookUp(() => Buffer.alloc(32, 1))],
];

const everything = (error: unknown): string =>
  [
    inspect(error, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null }),
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
  ]
    .join("\n")
    .toLowerCase();

const spellings = (secret: Buffer): string[] => [
  ...(["hex", "base64", "base64url", "latin1"] as const).map((e) => secret.toString(e)),
  inspect(secret).slice(8, 40), // the first octets, as a Buffer is shown
  [...secret].join(","),
  secret.toString("hex").slice(0, 24),
];

describe("an invoker's error shows no key", () => {
  for (const [title, prepare] of failures)
    test(`after ${title}`, async () => {
      const lab = await startInvokerLab();
      prepare(lab);
      const { error } = await failedStep(run(lab));
      const [aefPsk] = lab.keys;
      if (aefPsk === undefined) throw new TypeError("no key was derived");
      const shown = everything(error);

      for (const spelling of spellings(aefPsk)) expect(shown).not.toContain(spelling.toLowerCase());
    });
});
