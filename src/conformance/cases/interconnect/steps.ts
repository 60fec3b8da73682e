import type { TlsVersion } from "../../../tls/versions.js";
import { expect } from "../../bench/expect.js";
import type { CaseOf } from "../../case.js";
import type { Statement } from "../../statement/statement.js";

const takes =
  (version: TlsVersion) =>
  ({ declares }: Statement): string | undefined =>
    declares(`psk-tls-${version}`) ? undefined : `the AEF takes no TLS-PSK in TLS ${version}`;

const callsIn =
  (tlsVersion: TlsVersion): CaseOf<"interconnect">["run"] =>
  async ({ own, servicePath }) => {
    const agreed = await own.invoker.obtainSecurityMethod();
    const { pskIdentity } = await own.ready(agreed);
    const connection = own.connect(agreed, { identity: pskIdentity, tlsVersion });
    const { status } = await connection.get(servicePath);
    expect(status < 400, `the service call was answered ${status}`);
  };

/** The eleven steps through somebody else's CCF-B, AEF and CCF-A. */
export const steps: readonly CaseOf<"interconnect">[] = [
  {
    id: "IC-001",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2",
    step: 11,
    title: "lets an invoker of CCF-B call the AEF of CCF-A inside TLS-PSK",
    async run({ own, servicePath }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      const { pskIdentity } = await own.ready(agreed);
      const { status } = await own.connect(agreed, { identity: pskIdentity }).get(servicePath);
      expect(status < 400, `the service call was answered ${status}`);
    },
  },
  {
    id: "IC-002",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2; TS 33.210 6.2",
    step: 11,
    title: "lets the invoker call in TLS 1.2",
    applies: takes("1.2"),
    run: callsIn("1.2"),
  },
  {
    id: "IC-003",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2; TS 33.210 6.2",
    step: 11,
    title: "lets the invoker call in TLS 1.3",
    applies: takes("1.3"),
    run: callsIn("1.3"),
  },
  {
    id: "IC-004",
    level: "MUST",
    clause: "contract 2; TS 33.122 6.5.2.1 step 4",
    step: 10,
    title: "says of the key no longer a validity at step 10 than at step 1",
    async run({ own }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      const atFirst = agreed.body.securityInfo[0]?.remainingValidity;
      const { remainingValidity } = await own.ready(agreed);
      expect(
        atFirst !== undefined && remainingValidity !== undefined && remainingValidity <= atFirst,
        "the validity has grown on its way, or is not told",
        { expected: `at most ${atFirst}`, actual: remainingValidity },
      );
    },
  },
  {
    id: "IC-005",
    level: "MUST",
    clause: "TR 33.700-22 6.13.2.2 step 11",
    step: 11,
    title: "serves a second call on the same TLS-PSK connection",
    async run({ own, servicePath }) {
      const agreed = await own.invoker.obtainSecurityMethod();
      const { pskIdentity } = await own.ready(agreed);
      const connection = own.connect(agreed, { identity: pskIdentity });
      await connection.get(servicePath);
      const { socket } = connection;
      const { status } = await connection.get(servicePath);
      expect(status < 400, `the second call was answered ${status}`);
      expect(connection.socket === socket, "the connection was ended after the first call");
    },
  },
];
