import { join } from "node:path";
import type { ConnectionOptions } from "node:tls";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { temporaryDirectory } from "../support/pki.js";
import { handshake, pskOf } from "../tls/peers.js";
import { requestText } from "./answers.js";
import { callByNode } from "./node-client.js";
import { nodePsk, type Ready, readyAef } from "./ready.js";
import { getByOpenssl } from "./s-client.js";
import { isMissing } from "./tools.js";

const versions = [
  ["-tls1_2", "TLSv1.2", "DHE-PSK-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256"],
  ["-tls1_3", "TLSv1.3", "TLS_AES_128_GCM_SHA256"],
] as const;

describe.skipIf(isMissing("openssl", "openssl"))("an old session offered again", () => {
  let interconnect: Interconnect;
  let ready: Ready;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    ready = await readyAef(interconnect);
  });
  afterAll(() => interconnect.close());

  const servesTheRightKey = async () => {
    const profile = nodePsk(ready, "TLSv1.3", "TLS_AES_128_GCM_SHA256");
    expect((await callByNode(ready.whoami, profile)).answer?.status).toBe(200);
  };
  beforeEach(servesTheRightKey);
  afterEach(servesTheRightKey);

  /** Gets a session with what `first` says and offers it again with what `again` says. */
  const offeredByOpenssl = async (first: string[], again: string[]) => {
    const session = join(temporaryDirectory(), "session.pem");
    const before = await getByOpenssl(ready.whoami, [...first, "-sess_out", session]);
    const after = await getByOpenssl(ready.whoami, [...again, "-sess_in", session]);
    return { before, after };
  };

  /** The session that a connection leaves: in TLS 1.3 the one of the last ticket. */
  const sessionOf = async (profile: ConnectionOptions): Promise<Buffer | undefined> => {
    const socket = await handshake(Number(new URL(ready.whoami).port), profile);
    let session = socket.getSession();
    socket.on("session", (newer) => {
      session = newer;
    });
    socket.resume().write(requestText("GET", ready.whoami));
    await new Promise((resolve) => socket.once("close", resolve));
    return session;
  };

  for (const [option, version, suites] of versions)
    for (const kind of ["PSK", "certificate"] as const) {
      const first = () => [option, ...(kind === "PSK" ? pskOf(ready) : [])];
      const forged = () => pskOf({ ...ready, aefPsk: Buffer.alloc(32, 0x66) });

      test(`of a ${kind} handshake resumes nothing, ${version}, openssl`, async () => {
        const { before, after } = await offeredByOpenssl(first(), [option]);

        expect(before.answer?.status).toBe(kind === "PSK" ? 200 : 421);
        expect(after.stdout).toMatch(/^CONNECTED/);
        expect(after.stdout).not.toContain("Reused");
        expect(after.answer?.status ?? 421).toBe(421);
      });

      test(`of a ${kind} handshake with a wrong key opens nothing, ${version}`, async () => {
        const { after } = await offeredByOpenssl(first(), [option, ...forged()]);

        expect(after.stdout).toMatch(/^CONNECTED/);
        expect(after.stdout).not.toContain("Reused");
        expect(after.answer?.status ?? 421).toBe(421);
      });

      test(`of a ${kind} handshake resumes nothing, ${version}, node:tls`, async () => {
        const psk = nodePsk(ready, version, suites);
        const certificate = { ca: interconnect.ca, minVersion: version, maxVersion: version };
        const session = await sessionOf(kind === "PSK" ? psk : certificate);
        const { pskCallback: _, ...keyless } = psk;
        const { answer } = await callByNode(ready.whoami, {
          ...keyless,
          ...(session === undefined ? {} : { session }),
        });

        expect(session).toBeInstanceOf(Buffer);
        expect(answer?.status ?? 421).toBe(421);
      });
    }

  test("leaves the right key beside it usable, TLS 1.3", async () => {
    const { after } = await offeredByOpenssl(["-tls1_3"], ["-tls1_3", ...pskOf(ready)]);

    expect(after.answer?.status).toBe(200);
  });

  test("is not in a ticket: TLS 1.2 gives none", async () => {
    const { stdout } = await getByOpenssl(ready.whoami, ["-tls1_2", ...pskOf(ready)]);

    expect(stdout).toContain("Session-ID:");
    expect(stdout).not.toContain("session ticket");
  });
});
