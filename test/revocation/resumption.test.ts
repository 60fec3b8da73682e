import { join } from "node:path";
import { connect } from "node:tls";
import { describe, expect, test } from "vitest";
import { requestText } from "../interop/answers.js";
import { nodePsk, readyAef } from "../interop/ready.js";
import { getByOpenssl } from "../interop/s-client.js";
import { isMissing } from "../interop/tools.js";
import { temporaryDirectory } from "../support/pki.js";
import { pskOf } from "../tls/peers.js";
import { closed, contextAt, openConnection, startRevocable, suites } from "./revocable.js";

const option = { "TLSv1.2": "-tls1_2", "TLSv1.3": "-tls1_3" } as const;

/** What a client gets that offers a session: its answer's first line, if the handshake succeeds. */
const offeredByNode = (url: string, session: Buffer, profile: object): Promise<string> =>
  new Promise((resolve) => {
    const { hostname: host, port } = new URL(url);
    // The AEF may fall back to its certificate: whether the session is resumed is what is asked here.
    const anyServer = { rejectUnauthorized: false };
    const socket = connect({ host, port: Number(port), ...anyServer, ...profile, session });
    let answer = "";
    socket.once("secureConnect", () => {
      answer = socket.isSessionReused() ? "resumed " : "";
      socket.write(requestText("GET", url));
    });
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.once("error", () => resolve("refused"));
    socket.once("close", () => resolve(answer.split("\r\n")[0] ?? ""));
  });

describe.skipIf(isMissing("openssl", "openssl"))("a session of a key that was revoked", () => {
  for (const version of ["TLSv1.2", "TLSv1.3"] as const) {
    test(`is not resumed, ${version}, openssl`, async () => {
      const lab = await startRevocable();
      const key = await readyAef(lab);
      const session = join(temporaryDirectory(), "session.pem");
      const own = [option[version], ...pskOf(key)];
      const before = await getByOpenssl(key.whoami, [...own, "-sess_out", session]);
      const socket = await openConnection(key, version);
      await contextAt(lab, { method: "DELETE" });
      await closed(socket);
      const alone = await getByOpenssl(key.whoami, [option[version], "-sess_in", session]);
      const withKey = await getByOpenssl(key.whoami, [...own, "-sess_in", session]);

      expect(before.answer?.status).toBe(200);
      for (const { stdout, answer } of [alone, withKey]) {
        expect(stdout).toMatch(/^CONNECTED/);
        expect(stdout).not.toContain("Reused");
        expect(answer?.status ?? 421).toBe(421);
      }
    });

    test(`is not resumed, ${version}, node:tls`, async () => {
      const lab = await startRevocable();
      const key = await readyAef(lab);
      const socket = await openConnection(key, version);
      let session = socket.getSession();
      socket.on("session", (newer) => {
        session = newer;
      });
      await contextAt(lab, { method: "DELETE" });
      await closed(socket);
      const { pskCallback, ...keyless } = nodePsk(key, version, suites[version]);

      expect(session).toBeInstanceOf(Buffer);
      for (const profile of [keyless, { ...keyless, pskCallback }])
        expect(await offeredByNode(key.whoami, session ?? Buffer.alloc(0), profile)).not.toMatch(
          /resumed|200/,
        );
    });
  }
});
