import { setTimeout as delay } from "node:timers/promises";
import type { ConnectionOptions } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { handshake, pskOf } from "../tls/peers.js";
import { answerIn, requestText } from "./answers.js";
import { keepHttp1 } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { sClient } from "./s-client.js";
import { isMissing } from "./tools.js";

describe.skipIf(isMissing("openssl", "openssl"))("renegotiation at the AEF", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  let profiles: Record<"PSK" | "certificate", ConnectionOptions>;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    ready = await readyAef(interconnect);
    profiles = {
      PSK: nodePsk(ready, "TLSv1.2", "DHE-PSK-AES128-GCM-SHA256"),
      certificate: { ca: interconnect.ca, maxVersion: "TLSv1.2" },
    };
  });
  afterAll(() => interconnect.close());

  const servesTheRightKey = async () => {
    const connection = await keepHttp1(ready.whoami, profiles.PSK);
    expect(await connection.get()).toMatchObject({ status: 200 });
    expect(await connection.get()).toMatchObject({ status: 200 });
    connection.socket.destroy();
  };
  beforeEach(servesTheRightKey);
  afterEach(servesTheRightKey);

  for (const kind of ["PSK", "certificate"] as const) {
    test(`is refused on a ${kind} connection, openssl`, async () => {
      async function* commands() {
        yield "R\n"; // a command must be a chunk of its own
        await delay(300, undefined, { ref: false });
        yield requestText("GET", ready.whoami);
        await delay(5000, undefined, { ref: false });
      }
      const key = kind === "PSK" ? pskOf(ready) : [];
      const { code, stdout, stderr } = await sClient(ready.whoami, ["-tls1_2", ...key], commands());

      expect(stderr).toContain("RENEGOTIATING");
      expect(stderr).toContain("no renegotiation");
      expect(code).toBe(1);
      expect(answerIn(stdout)).toBeUndefined();
    });

    test(`is refused on a ${kind} connection, node:tls`, async () => {
      const socket = await handshake(Number(new URL(ready.whoami).port), profiles[kind]);
      const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
        socket.once("error", resolve);
        // Node wants the option said; the certificate is not what is asked about.
        socket.renegotiate({ rejectUnauthorized: false }, resolve);
      });

      expect(error?.code).toBe("ERR_SSL_NO_RENEGOTIATION");
    });
  }
});
