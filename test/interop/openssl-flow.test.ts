import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthenticationInitiationRsp } from "../../src/contract/types.js";
import { deriveAefPsk } from "../../src/psk/index.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { documented } from "./answers.js";
import { curl } from "./curl.js";
import { type Derived, deriveByOpenssl, deriveByPython, p0Of, type Source } from "./derivation.js";
import { stepOneByOpenssl } from "./openssl-flow.js";
import {
  identifyCaller,
  initiateAuthentication,
  labInvoker,
  step4Body,
  urlsOf,
} from "./requests.js";
import { getByOpenssl } from "./s-client.js";
import { isMissing } from "./tools.js";

const toolsMissing = [isMissing("openssl", "openssl"), isMissing("curl", "curl")].includes(true);
const derivations: Record<string, (source: Source) => Promise<Derived>> = {
  "openssl dgst": deriveByOpenssl,
  ...(isMissing("python3", "python3") ? {} : { "python3 hmac": deriveByPython }),
};

describe.skipIf(toolsMissing)("an invoker without a line of ours", () => {
  let interconnect: Interconnect;
  let urls: ReturnType<typeof urlsOf>;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    urls = urlsOf(interconnect);
  });
  afterAll(() => interconnect.close());

  /** Steps 1 to 4 and 10: openssl for TLS and the key, curl for the request. */
  const becomeReady = async (derive: (source: Source) => Promise<Derived>) => {
    const { security, ...session } = await stepOneByOpenssl(interconnect);
    const [details] = security.securityInfo[0]?.aefInterfaces ?? [];
    const source = { ...session, p0: p0Of(details ?? {}) };
    const key = await derive(source);
    const body = step4Body(security, key.aefPskId);
    const { answer } = await curl(interconnect, urls.step4, { method: "POST", body });
    const ready = await documented<AuthenticationInitiationRsp>(initiateAuthentication, answer);
    return { source, key, identity: ready.pskIdentity ?? "" };
  };

  for (const [tool, derive] of Object.entries(derivations))
    test(`derives its key with ${tool}, the very key that the AEF gets`, async () => {
      const { source, key } = await becomeReady(derive);
      const ours = deriveAefPsk({
        masterSecret: Buffer.from(source.masterSecret, "hex"),
        sessionId: Buffer.from(source.sessionId, "hex"),
        interfaceInformation: source.p0,
      });

      expect(source.sessionId).toHaveLength(64);
      expect(key.aefPsk).toBe(ours.toString("hex"));
      expect(interconnect.events).toContainEqual(
        expect.objectContaining({ step: 9, outcome: `AEF_PSK ${key.aefPskId}` }),
      );
    });

  for (const [version, suite] of [
    ["-tls1_2", "DHE-PSK-AES128-GCM-SHA256"],
    ["-tls1_3", "TLS_AES_128_GCM_SHA256"],
  ] as const)
    test(`gets through to the service with ${version}`, async () => {
      const { key, identity } = await becomeReady(deriveByOpenssl);
      const psk = ["-psk_identity", identity, "-psk", key.aefPsk];
      const { stdout, answer } = await getByOpenssl(urls.whoami, [version, ...psk]);

      expect(stdout).toContain(`Cipher is ${suite}`);
      expect(stdout).toContain("no peer certificate available");
      expect(answer?.status).toBe(200);
      expect(await documented(identifyCaller, answer)).toMatchObject(labInvoker);
    });

  test("is refused with the key of another P0", async () => {
    const { source, identity } = await becomeReady(deriveByOpenssl);
    const wrong = await deriveByOpenssl({ ...source, p0: `${source.p0}/` });
    const psk = ["-psk_identity", identity, "-psk", wrong.aefPsk];
    const { answer } = await getByOpenssl(urls.whoami, ["-tls1_3", ...psk]);

    expect(answer).toBeUndefined();
  });
});
