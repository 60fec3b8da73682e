import { describe, expect, test } from "vitest";
import { json } from "../support/fake-party.js";
import { type AefLab, confirmation, newKey, startAefLab } from "./aef-lab.js";

describe("an AEF rejects a stranger with the same octets", () => {
  const rejected = JSON.stringify({
    status: 403,
    title: "Forbidden",
    cause: "AUTHENTICATION_REJECTED",
  });

  const rejections: [title: string, rejection: (lab: AefLab) => Promise<{ text: string }>][] = [
    [
      "whose invoker is unknown",
      async (lab) => {
        lab.ccf.answer(json(404, { cause: "API_INVOKER_NOT_FOUND" }));
        return lab.initiate();
      },
    ],
    [
      "whose key id is not that of the invoker's key",
      async (lab) => {
        lab.confirm(newKey());
        return lab.initiate({ aefPskId: newKey().id });
      },
    ],
    [
      "whose key id is not that of the key held",
      async (lab) => {
        lab.confirm(newKey());
        expect((await lab.initiate()).status).toBe(200);
        return lab.initiate({ aefPskId: newKey().id });
      },
    ],
    [
      "who names an interface that the AEF does not have",
      (lab) => lab.initiate({ interfaceDetails: { fqdn: "aef.example", port: 8443 } }),
    ],
    [
      "whose invoker uses another method",
      async (lab) => {
        const key = newKey();
        lab.ccf.answer((asked, response) => {
          const { aefPsk: _, aefPskId: __, ...info } = confirmation(asked.body, key);
          const other = { ...info, securityMethod: "PKI" };
          json(200, other, { "cache-control": "no-store" })(asked, response);
        });
        return lab.initiate();
      },
    ],
    [
      "whose key has less than a second left",
      async (lab) => {
        lab.confirm(newKey(), { remainingValidity: 1 });
        return lab.initiate();
      },
    ],
  ];

  for (const [title, rejection] of rejections)
    test(title, async () => {
      const lab = await startAefLab();

      expect((await rejection(lab)).text).toBe(rejected);
    });
});
