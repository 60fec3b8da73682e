import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuthenticationInitiationRsp } from "../../src/contract/types.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { documented, requestText } from "./answers.js";
import { deriveByOpenssl, p0Of } from "./derivation.js";
import { gnutls, stepOneByGnutls, x509Of } from "./gnutls.js";
import {
  identifyCaller,
  initiateAuthentication,
  labInvoker,
  step4Body,
  urlsOf,
} from "./requests.js";
import { isMissing } from "./tools.js";

const toolsMissing = [
  isMissing("gnutls-cli", "gnutls-bin"),
  isMissing("openssl", "openssl"),
].includes(true);

// TLS 1.3 in step 11: gnutls-cli 3.7 itself crashes after a DHE_PSK handshake in TLS 1.2.
const pskOnly = "+VERS-TLS1.3:-KX-ALL:+ECDHE-PSK:+DHE-PSK";

describe.skipIf(toolsMissing)("an invoker on GnuTLS", () => {
  let interconnect: Interconnect;
  let urls: ReturnType<typeof urlsOf>;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    urls = urlsOf(interconnect);
  });
  afterAll(() => interconnect.close());

  /** Steps 1 to 4 and 10, all TLS by gnutls-cli. */
  const becomeReady = async () => {
    const { security, ...session } = await stepOneByGnutls(interconnect);
    const [details] = security.securityInfo[0]?.aefInterfaces ?? [];
    const { aefPsk, aefPskId } = await deriveByOpenssl({ ...session, p0: p0Of(details ?? {}) });
    const { answer } = await gnutls(urls.step4, {
      priority: "+VERS-TLS1.3",
      input: requestText("POST", urls.step4, step4Body(security, aefPskId)),
      args: x509Of(interconnect),
    });
    const ready = await documented<AuthenticationInitiationRsp>(initiateAuthentication, answer);
    return { pskIdentity: ready.pskIdentity ?? "", aefPsk };
  };

  const whoami = (pskIdentity: string, aefPsk: string) =>
    gnutls(urls.whoami, {
      priority: pskOnly,
      input: requestText("GET", urls.whoami),
      args: ["--pskusername", pskIdentity, "--pskkey", aefPsk],
    });

  test("gets through to the service", async () => {
    const { pskIdentity, aefPsk } = await becomeReady();
    const { stdout, answer } = await whoami(pskIdentity, aefPsk);

    expect(stdout).toContain(`PSK authentication. Connected as '${pskIdentity}'`);
    expect(stdout).toContain("Description: (TLS1.3");
    expect(answer?.status).toBe(200);
    expect(await documented(identifyCaller, answer)).toMatchObject(labInvoker);
  });

  test("is nobody with a key but without (EC)DHE: 421", async () => {
    const { pskIdentity, aefPsk } = await becomeReady();
    const { answer } = await gnutls(urls.whoami, {
      priority: "+VERS-TLS1.3:-KX-ALL:+PSK",
      input: requestText("GET", urls.whoami),
      args: ["--pskusername", pskIdentity, "--pskkey", aefPsk, "--no-ca-verification"],
    });

    expect(answer?.status).toBe(421);
  });

  test("fails with a wrong key", async () => {
    const { pskIdentity } = await becomeReady();
    const { code, answer } = await whoami(pskIdentity, "66".repeat(32));

    expect(code).toBe(1);
    expect(answer).toBeUndefined();
  });
});
