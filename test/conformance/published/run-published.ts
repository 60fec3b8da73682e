import { createServer, type RequestListener } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo, Server } from "node:net";
import { onTestFinished } from "vitest";
import { publishedCases } from "../../../src/conformance/cases/ccf-home/as-published/index.js";
import type { CaseResult } from "../../../src/conformance/run/outcome.js";
import { openSession } from "../../../src/conformance/run/session.js";
import type { Target } from "../../../src/conformance/target/target.js";
import { createAuthority, type IssuedCertificate } from "../../../src/tls/pki.js";
import { ecdheSuites } from "../../../src/tls/suites.js";
import { loopback } from "../../support/pki.js";
import { aefIds } from "./strangers.js";

export const invokerIds = ["invoker-1", "invoker-2", "invoker-3", "invoker-4"];

/** The AEFs' interfaces, as the target file has them. */
export const interfaceOf = (aefId: string) => ({
  fqdn: `${aefId}.example.com`,
  port: 8443,
  apiPrefix: "/nef",
});

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  return (server.address() as AddressInfo).port;
};

type Named = (id: string) => { cert?: Buffer; key?: Buffer };

const targetOf = (apiRoot: string, named: Named, rest: object, features = {}): Target => {
  const aef = (aefId: string) => ({ aefId, interfaces: [interfaceOf(aefId)], ...named(aefId) });
  const [localAef = "", otherLocalAef = ""] = aefIds;
  return {
    name: "small CCF",
    directory: ".",
    features,
    "ccf-home": {
      apiRoot,
      invokers: invokerIds.map((apiInvokerId) => ({ apiInvokerId, ...named(apiInvokerId) })),
      localAef: aef(localAef),
      otherLocalAef: aef(otherLocalAef),
      ...rest,
    },
  };
};

const runAll = async (target: Target, ids: readonly string[] = []): Promise<CaseResult[]> => {
  const session = openSession(target);
  const chosen = publishedCases.filter(({ id }) => ids.length === 0 || ids.includes(id));
  const results = await Promise.all(chosen.map((one) => session.run(one)));
  await session.close();
  return results;
};

/** Runs the profile's cases against a CCF over plain HTTP. */
export const runPlain = async (ccf: RequestListener): Promise<CaseResult[]> => {
  const port = await listening(createServer(ccf));
  const features = { "client-certificates": false };
  return runAll(targetOf(`http://127.0.0.1:${port}`, () => ({}), {}, features));
};

const makeCertificates = async () => {
  const authority = await createAuthority("the CCF's");
  const names = ["server", "nobody", ...invokerIds, ...aefIds];
  const issued = await Promise.all(
    names.map(
      async (name): Promise<[string, IssuedCertificate]> => [
        name,
        await authority.issue({ commonName: name, ...loopback }),
      ],
    ),
  );
  return { ca: authority.cert, issued: new Map(issued) };
};

let certificates: ReturnType<typeof makeCertificates> | undefined;

/** Runs them, or some of them, over TLS 1.2 with client certificates. */
export const runOverTls = async (
  ccf: RequestListener,
  ids: readonly string[] = [],
): Promise<CaseResult[]> => {
  certificates ??= makeCertificates();
  const { ca, issued } = await certificates;
  const own = issued.get("server");
  const server = createTlsServer(
    {
      ...own,
      ca,
      requestCert: true,
      rejectUnauthorized: false, // the small CCF looks at the certificate itself, or fails to
      maxVersion: "TLSv1.2",
      ciphers: ecdheSuites.join(":"),
    },
    ccf,
  );
  const port = await listening(server);
  const named: Named = (id) => {
    const { cert = "", key = "" } = issued.get(id) ?? {};
    return { cert: Buffer.from(cert), key: Buffer.from(key) };
  };
  const notOnboarded = { apiInvokerId: "nobody", ...named("nobody") };
  const rest = { ca: Buffer.from(ca), notOnboarded };
  return runAll(targetOf(`https://127.0.0.1:${port}`, named, rest), ids);
};
