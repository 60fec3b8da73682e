import type { ServiceSecurityReq } from "../../../../contract/types.js";
import { NotTestable } from "../../../bench/failures.js";
import type { HomeBench } from "../../../bench/home.js";
import type { ClientCredentials } from "../../../bench/tls.js";
import type { Statement } from "../../../statement/statement.js";
import { SecurityApi } from "./security-api.js";

type LocalAef = NonNullable<HomeBench["target"]["localAef"]>;

/** Why a case of roles does not apply: without client certificates nobody can say who asks. */
export const byCertificate = (declared: Statement): string | undefined =>
  declared.declares("client-certificates")
    ? undefined
    : "the CCF asks for no client certificates (client-certificates: false)";

/** The parties around a CCF of today: an invoker, and AEFs that are registered at the same CCF. */
export const partiesOf = ({ target, invoker, record, asPublished }: HomeBench) => {
  const { apiInvokerId } = invoker;
  const hide = (secret: Buffer) => record.secrets.add(secret);
  const as = (from: string, credentials: ClientCredentials, about = apiInvokerId): SecurityApi =>
    new SecurityApi(asPublished(from, credentials), about, hide);
  const given = (aef: LocalAef | undefined, name: string): LocalAef => {
    if (aef === undefined) throw new NotTestable(`ccf-home.${name} in the target file`);
    return aef;
  };
  const own = target.invokers.find((one) => one.apiInvokerId === apiInvokerId) ?? {};
  const other = target.invokers.find((one) => one.apiInvokerId !== apiInvokerId);
  const localAef = () => given(target.localAef, "localAef");
  const otherLocalAef = () => given(target.otherLocalAef, "otherLocalAef");
  return {
    apiInvokerId,
    as,
    localAef,
    otherLocalAef,
    invoker: as(`invoker ${apiInvokerId}`, own),
    /** Another invoker, about the first one's context. */
    otherInvoker: () => {
      if (other === undefined) throw new NotTestable("ccf-home.invokers: a second one");
      return as(`invoker ${other.apiInvokerId}`, other);
    },
    aef: as("AEF", target.localAef ?? {}),
    otherAef: () => as("another AEF", otherLocalAef()),
    /** A valid Security Method Request about the AEF, with what a case changes. */
    request: (changes: Partial<ServiceSecurityReq> = {}): ServiceSecurityReq => ({
      securityInfo: [{ aefId: localAef().aefId, prefSecurityMethods: ["PSK"] }],
      notificationDestination: "https://invoker.invalid/notifications",
      supportedFeatures: "0",
      ...changes,
    }),
  };
};
