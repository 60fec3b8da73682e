import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type {
  AuthenticationInitiationRsp,
  ProblemDetails,
  SecurityInfoRsp,
  ServiceSecurity,
} from "../../src/contract/types.js";
import { type Interconnect, startInterconnect } from "../support/interconnect.js";
import { documented } from "./answers.js";
import { type CurlOptions, curl } from "./curl.js";
import {
  identifyCaller,
  initiateAuthentication,
  labInvoker,
  obtainSecurityMethod,
  requestSecurityInfo,
  step1Body,
  step4Body,
  step5Body,
  urlsOf,
} from "./requests.js";
import { isMissing } from "./tools.js";

const protocols = {
  "HTTP/1.1": { version: "1.1", args: ["--http1.1"] },
  "HTTP/2": { version: "2", args: ["--http2"] },
};
const tls12 = ["--tlsv1.2", "--tls-max", "1.2"];

describe.skipIf(isMissing("curl", "curl"))("curl", () => {
  let interconnect: Interconnect;
  let urls: ReturnType<typeof urlsOf>;
  beforeAll(async () => {
    interconnect = await startInterconnect();
    urls = urlsOf(interconnect);
  });
  afterAll(() => interconnect.close());

  const step1 = (options: CurlOptions) =>
    curl(interconnect, urls.step1, { method: "PUT", body: step1Body, ...options });

  for (const [protocol, { version, args }] of Object.entries(protocols)) {
    test(`runs steps 1, 4 and 5 over ${protocol}`, async () => {
      const first = await step1({ identity: "invoker", args: [...args, ...tls12] });
      const security = await documented<ServiceSecurity>(obtainSecurityMethod, first.answer);
      const fourth = await curl(interconnect, urls.step4, {
        method: "POST",
        body: step4Body(security),
        args,
      });
      const ready = await documented<AuthenticationInitiationRsp>(
        initiateAuthentication,
        fourth.answer,
      );
      const fifth = await curl(interconnect, urls.step5, {
        ...{ identity: "aef", method: "POST" },
        body: step5Body,
        args,
      });
      const info = await documented<SecurityInfoRsp>(requestSecurityInfo, fifth.answer);

      expect(first).toMatchObject({ httpVersion: version, answer: { status: 201 } });
      expect(first.answer?.headers.get("location")).toBe(urls.step1);
      expect(fourth).toMatchObject({ httpVersion: version, answer: { status: 200 } });
      expect(ready.securityMethod).toBe("PSK");
      expect(fifth).toMatchObject({ httpVersion: version, answer: { status: 200 } });
      expect(fifth.answer?.headers.get("cache-control")).toBe("no-store");
      expect(info).toMatchObject(labInvoker);
      expect(info.aefPsk).toMatch(/^[0-9a-f]{64}$/);
    });

    test(`is CCF-A at CCF-B (step 7) over ${protocol}`, async () => {
      await step1({ identity: "invoker", args: tls12 });
      const { answer, httpVersion } = await curl(interconnect, urls.step7, {
        ...{ identity: "ccf-a", method: "POST" },
        body: step5Body,
        args,
      });

      expect(httpVersion).toBe(version);
      expect(await documented(requestSecurityInfo, answer)).toMatchObject({ ccfId: "ccf-b" });
    });

    test(`gets no key derived from TLS 1.3, over ${protocol}`, async () => {
      const { answer } = await step1({ identity: "invoker", args: [...args, "--tlsv1.3"] });

      expect(answer?.status).toBe(403);
      expect(await documented<ProblemDetails>(obtainSecurityMethod, answer)).toMatchObject({
        cause: "FULL_HANDSHAKE_REQUIRED",
      });
    });

    test(`is told over ${protocol} that a service needs PSK`, async () => {
      const { answer } = await curl(interconnect, urls.whoami, { args });

      expect(answer?.status).toBe(421);
      expect(await documented<ProblemDetails>(identifyCaller, answer)).toMatchObject({
        cause: "PSK_CONNECTION_REQUIRED",
      });
    });
  }

  for (const [who, status, cause] of [
    [undefined, 401, "CLIENT_CERTIFICATE_REQUIRED"],
    ["stranger", 401, "CLIENT_CERTIFICATE_REQUIRED"],
    ["forged-invoker", 403, "CONSUMER_NOT_AUTHORIZED"],
    ["other-invoker", 403, "CONSUMER_NOT_AUTHORIZED"],
    ["aef", 403, "CONSUMER_NOT_AUTHORIZED"],
  ] as const)
    test(`is refused step 1 as ${who ?? "nobody"}`, async () => {
      const { answer } = await step1({
        ...(who === undefined ? {} : { identity: who }),
        args: tls12,
      });

      expect(answer?.status).toBe(status);
      expect(await documented<ProblemDetails>(obtainSecurityMethod, answer)).toMatchObject({
        cause,
      });
    });
});
