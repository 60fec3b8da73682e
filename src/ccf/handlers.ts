import type { Handlers } from "../http/handlers.js";
import { whenThere } from "../store/store.js";
import type { CoreFunction } from "./core-function.js";

const noStore = { "Cache-Control": "no-store" } as const;

/** The core function's side of capif-security. */
export const capifSecurity = (core: CoreFunction, apiRoot: string): Handlers<"capif-security"> => ({
  async obtainSecurityMethod({ body, params, caller, connection, trace }) {
    const { apiInvokerId } = params;
    const Location = `${apiRoot}/capif-security/v1/trustedInvokers/${encodeURIComponent(apiInvokerId)}`;
    const request = { connection, trace };
    const security = await core.obtainSecurityMethod(caller, apiInvokerId, body, request);
    return { status: 201, headers: { Location }, body: security };
  },
  async updateSecurityMethod({ body, params, caller, connection, trace }) {
    const { apiInvokerId } = params;
    const request = { connection, trace };
    const security = await core.updateSecurityMethod(caller, apiInvokerId, body, request);
    return { status: 200, body: security };
  },
  async obtainApiInvokerInfo({ params, query, caller }) {
    const { authenticationInfo = false } = query;
    const security = await core.apiInvokerInfo(caller, params.apiInvokerId, authenticationInfo);
    return { status: 200, headers: noStore, body: security };
  },
  async deleteSecurityContext({ params, caller, trace }) {
    await core.deleteSecurityContext(caller, params.apiInvokerId, { trace });
    return { status: 204 };
  },
  async revokeAuthorization({ body, params, caller, trace }) {
    await core.revokeAuthorization(caller, params.apiInvokerId, body, trace);
    return { status: 204 };
  },
});

/** The core function's side of ccf-security-info, towards AEFs and peer CCFs alike. */
export const ccfSecurityInfo = (core: CoreFunction): Handlers<"ccf-security-info"> => ({
  requestSecurityInfo: (request) =>
    whenThere(core.requestSecurityInfo(request.caller, request.body, request), (body) => ({
      status: 200,
      headers: noStore,
      body,
    })),
});
