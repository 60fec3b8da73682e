import type { ConnectionOptions } from "node:tls";
import type { InvokerOptions } from "../../src/invoker/index.js";
import type { Interconnect } from "../support/interconnect.js";

/** An AEF that has come to hold a key, and what opens it. */
export interface Ready {
  identity: string;
  aefPsk: Buffer;
  aefPskId: string;
  /** The sample service's only resource. */
  whoami: string;
}

/** Steps 1 to 10 by our invoker, for each interface of the AEF. */
export async function readyInterfaces(
  interconnect: Interconnect,
  changes?: Partial<InvokerOptions>,
): Promise<Ready[]> {
  const invoker = interconnect.invoker(changes);
  try {
    const security = await invoker.obtainSecurityMethod();
    const ready: Ready[] = [];
    for (const agreed of security.interfaces) {
      const { pskIdentity } = await invoker.initiateAuthentication(security, agreed);
      const { aefPsk, aefPskId, p0 } = agreed;
      const whoami = `${p0}/sample-service/v1/whoami`;
      ready.push({ identity: pskIdentity, aefPsk, aefPskId, whoami });
    }
    return ready;
  } finally {
    await invoker.close();
  }
}

/** Steps 1 to 10 by our invoker, for the AEF's first interface. */
export async function readyAef(
  interconnect: Interconnect,
  changes?: Partial<InvokerOptions>,
): Promise<Ready> {
  const [ready] = await readyInterfaces(interconnect, changes);
  if (ready === undefined) throw new Error("the AEF has no interface");
  return ready;
}

/** The lab's invoker that is onboarded at CCF-A, the AEF's own. */
export const localInvoker = ({ identity, plan, ca }: Interconnect): Partial<InvokerOptions> => {
  const { id, cert, key } = identity("local-invoker");
  return {
    apiInvokerId: id,
    tls: { cert, key },
    coreFunction: { apiRoot: plan.ccfA.apiRoot, ca },
  };
};

/** Node's client with that key in one TLS version, in whatever suites it has itself. */
export const nodePsk = (
  { identity, aefPsk }: Pick<Ready, "identity" | "aefPsk">,
  version: "TLSv1.2" | "TLSv1.3",
  suites: string,
): ConnectionOptions => ({
  minVersion: version,
  maxVersion: version,
  ciphers: suites,
  checkServerIdentity: () => undefined,
  pskCallback: () => ({ identity, psk: aefPsk }),
});
