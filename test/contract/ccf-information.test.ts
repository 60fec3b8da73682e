import { describe } from "vitest";
import { ccfInformationRows } from "./rows/ccf-information.js";
import { testRows } from "./run-rows.js";
import type { WorldOptions } from "./world.js";

/** An operator's slip: the AEF's origin is configured without TLS as well. */
const alsoWithoutTls: WorldOptions = {
  changes: {
    "ccf-a": ({ aefs }) => ({
      aefs: aefs.map(({ notificationOrigins = [], ...aef }) => ({
        ...aef,
        notificationOrigins: notificationOrigins.flatMap((origin) => [
          origin,
          origin.replace("https:", "http:"),
        ]),
      })),
    }),
  },
};

describe("the CCF that a request names", () => {
  testRows(ccfInformationRows, { world: alsoWithoutTls });
});
