import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ServiceConnection } from "../../src/invoker/index.js";
import { aefPskId } from "../../src/psk/index.js";
import { type FakeParty, json, startFakeParty } from "../support/fake-party.js";
import { agreementWith, noStore, type PeerLab, startPeerLab } from "./peer-lab.js";

const keys = { "ccf-b": Buffer.alloc(32, 0xb), "ccf-c": Buffer.alloc(32, 0xc) };
type Home = keyof typeof keys;

describe("two CCFs that issued one apiInvokerId", () => {
  let lab: PeerLab;
  let third: FakeParty;
  beforeAll(async () => {
    third = await startFakeParty();
    lab = await startPeerLab({
      relayTimeoutSeconds: 5,
      more: [agreementWith(third, { ccfId: "ccf-c", aliases: ["https://ccf-c.example.net"] })],
    });
    const answers = (home: Home) => {
      const aefPsk = keys[home].toString("hex");
      return json(200, lab.info({ ccfId: home, aefPsk, aefPskId: aefPskId(keys[home]) }), noStore);
    };
    lab.peer.answer(answers("ccf-b"));
    third.answer(answers("ccf-c"));
  });
  afterAll(() => Promise.all([lab.close(), third.close()]));

  /** Step 4, and who the service API says is calling with that CCF's key. */
  const callerFrom = async (home: Home, ccfInformation: object) => {
    const { apiRoot } = lab.interconnect.plan.aef;
    const url = `${apiRoot}/aef-authentication/v1/initiate-authentication`;
    const body = { apiInvokerId: "API-INVOKER-1", ccfInformation, supportedFeatures: "0" };
    const answer = await lab.interconnect.call(undefined, url, { method: "POST", body });
    const connection = new ServiceConnection({
      apiRoot,
      identity: Object(answer.json).pskIdentity,
      aefPsk: keys[home],
      tlsVersion: "1.3",
      timeoutMs: 10_000,
    });
    onTestFinished(() => connection.close());
    return (await connection.fetch("/sample-service/v1/whoami")).json();
  };

  test("are two callers at the service API, also while both have keys", async () => {
    const ccfC = { ccfAddress: { fqdn: "ccf-c.example.net" } };
    const [first, second] = [
      await callerFrom("ccf-b", { ccfId: "ccf-b" }),
      await callerFrom("ccf-c", ccfC),
    ];

    expect(first).toMatchObject({ apiInvokerId: "API-INVOKER-1", ccfId: "ccf-b" });
    expect(second).toMatchObject({ apiInvokerId: "API-INVOKER-1", ccfId: "ccf-c" });
    expect(await callerFrom("ccf-b", { ccfId: "ccf-b" })).toEqual(first);
    expect([lab.peer.asked.length, third.asked.length]).toEqual([1, 1]);
  });

  test("cannot use one another's keys", async () => {
    await expect(callerFrom("ccf-c", { ccfId: "ccf-b" })).rejects.toMatchObject({
      failure: "unreachable",
    });
  });
});
