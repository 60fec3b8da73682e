import { connect as connectHttp2 } from "node:http2";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { requestText } from "../interop/answers.js";
import { localInvoker, readyAef } from "../interop/ready.js";
import { labInvoker, urlsOf } from "../interop/requests.js";
import type { Interconnect } from "../support/interconnect.js";
import {
  closed,
  contextAt,
  expectNoKey,
  openConnection,
  readyOther,
  startRevocable,
  updateToOauth,
} from "./revocable.js";

const logged = (lab: Interconnect, text: string): number => lab.log().split(text).length - 1;

/** What takes an invoker's key away, by somebody of domain B. */
const causes: Record<string, (lab: Interconnect) => Promise<number>> = {
  "the invoker deletes its context": async (lab) =>
    (await contextAt(lab, { method: "DELETE" })).status,
  "the invoker updates to another method": async (lab) =>
    (await contextAt(lab, updateToOauth, "/update")).status,
};

/** As a configuration without the member has it. */
const withoutNotices = { notifications: undefined } as object;

describe("a key that is revoked", () => {
  for (const [cause, revoke] of Object.entries(causes))
    test(`opens nothing and holds nothing a second after ${cause}`, async () => {
      const lab = await startRevocable();
      const [key, other] = [await readyAef(lab), await readyOther(lab)];
      const theirs = await Promise.all([
        openConnection(key, "TLSv1.2"),
        openConnection(key, "TLSv1.3"),
        openConnection(key, "TLSv1.3", "h2"),
      ]);
      const bystander = await openConnection(other);
      const status = await revoke(lab);
      const since = performance.now();
      const times = await Promise.all(theirs.map((socket) => closed(socket, since)));

      expect(status).toBeLessThan(300);
      expect(Math.max(...times)).toBeLessThan(1000);
      await expectNoKey(key);
      bystander.write(requestText("GET", other.whoami));
      expect(await text(bystander)).toContain('"apiInvokerId":"API-INVOKER-2"');
    });

  test("by its AEF, at the CCF that both belong to, ends there as well", async () => {
    const lab = await startRevocable();
    const key = await readyAef(lab, localInvoker(lab));
    const socket = await openConnection(key);
    const apiInvokerId = lab.identity("local-invoker").id;
    const url = `${lab.plan.ccfA.apiRoot}/capif-security/v1/trustedInvokers/${apiInvokerId}/delete`;
    const body = { apiInvokerId, apiIds: ["whoami"], cause: "OVERLIMIT_USAGE" };
    const { status } = await lab.call("aef", url, { method: "POST", body });
    await closed(socket);

    expect(status).toBe(204);
    await expectNoKey(key);
  });

  test("ends a stream of HTTP/2 that is under way", async () => {
    const lab = await startRevocable();
    const key = await readyAef(lab);
    const socket = await openConnection(key, "TLSv1.3", "h2");
    const session = connectHttp2(new URL(key.whoami).origin, { createConnection: () => socket });
    session.on("error", () => {});
    const whoami = () => text(session.request({ ":path": new URL(key.whoami).pathname }));
    const before = JSON.parse(await whoami());
    const ended = new Promise((resolve) => session.once("close", resolve));
    await contextAt(lab, { method: "DELETE" });
    await ended;

    expect(before).toMatchObject(labInvoker);
    expect(session.destroyed).toBe(true);
  });

  test("reaches an AEF that was away, and is acknowledged once by each receiver", async () => {
    const lab = await startRevocable();
    const key = await readyAef(lab);
    const socket = await openConnection(key);
    await lab.stop("aef");
    await closed(socket);
    await contextAt(lab, { method: "DELETE" });
    await expect
      .poll(() => logged(lab, "notice not taken"), { timeout: 20_000 })
      .toBeGreaterThan(1);
    await lab.restart("aef");
    await expect.poll(() => logged(lab, "acknowledged"), { timeout: 20_000 }).toBe(2);

    const notTaken = logged(lab, "notice not taken");
    await expectNoKey(key);
    expect(logged(lab, "notice not taken")).toBe(notTaken);
  });

  test("is not told of where the AEF does not offer the feature", async () => {
    const lab = await startRevocable({ aef: withoutNotices });
    const key = await readyAef(lab);
    const socket = await openConnection(key);
    await contextAt(lab, { method: "DELETE" });
    socket.write(requestText("GET", key.whoami));

    expect(await text(socket)).toContain(labInvoker.apiInvokerId);
    expect(logged(lab, "revocation notice")).toBe(0);
    expect(lab.log()).not.toContain("/notifications");
  });

  test("takes with it the key that it had replaced, while the AEF still takes that one", async () => {
    const lab = await startRevocable();
    const first = await readyAef(lab);
    const invoker = lab.invoker();
    await invoker.obtainSecurityMethod(); // a new key, which the AEF has not seen
    await invoker.close();
    const socket = await openConnection(first);
    await contextAt(lab, { method: "DELETE" });
    await closed(socket);

    await expectNoKey(first);
  });

  test("stays revoked at the AEF: step 4 is rejected like any other", async () => {
    const lab = await startRevocable();
    const key = await readyAef(lab);
    const socket = await openConnection(key);
    await contextAt(lab, { method: "DELETE" });
    await closed(socket);
    const body = {
      apiInvokerId: labInvoker.apiInvokerId,
      ccfInformation: { ccfId: "ccf-b" },
      aefPskId: key.aefPskId,
      supportedFeatures: "0",
    };
    const answer = await lab.call(undefined, urlsOf(lab).step4, { method: "POST", body });

    expect(answer).toMatchObject({ status: 403, json: { cause: "AUTHENTICATION_REJECTED" } });
  });
});
