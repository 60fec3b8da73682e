import { goodRequest, operationNamed, operations } from "./requests.js";

/** A body that its schema refuses. */
export interface BadBody {
  operationId: string;
  title: string;
  /** Undefined takes the body whole out of JSON. */
  body: unknown;
}

const notText = [7, null, {}, ["text"]];
const notObject = [7, null, "text", []];
const address = { fqdn: "aef.example.com" };

/** Values that a member of each body cannot have, by JSON Pointer. */
const wrong: Record<string, Record<string, unknown[]>> = {
  initiateAuthentication: {
    "/apiInvokerId": notText,
    "/ccfInformation": [...notObject, {}],
    "/ccfInformation/ccfAddress": [{}, { ...address, ipv4Addr: "192.0.2.1" }],
    "/interfaceDetails": [...notObject, {}, { ...address, port: 65536 }, { ipv4Addr: "192.0.2" }],
    "/aefPskId": [...notText, "0123456789ABCDEF", "0123"],
    "/supportedFeatures": [...notText, "xyz"],
  },
  requestSecurityInfo: {
    "/apiInvokerId": notText,
    "/aefId": notText,
    "/interfaceDetails": [...notObject, { ...address, port: "8443" }, { ...address, port: 1.5 }],
    "/ccfInformation": [...notObject, {}],
    "/securityMethod": notText,
    "/notificationDestination": [...notText, "no uri"],
    "/supportedFeatures": [...notText, "0 "],
  },
  obtainSecurityMethod: {
    "/securityInfo": [7, null, "text", {}, []],
    "/securityInfo/0": notObject,
    "/securityInfo/0/aefId": notText,
    "/securityInfo/0/interfaceDetails": [address], // beside the aefId
    "/securityInfo/0/prefSecurityMethods": ["PSK", {}, null, [], [7]],
    "/securityInfo/0/keyDerivations": ["TLS12_MASTER_SECRET", {}, [], [7]],
    "/notificationDestination": [...notText, "no uri"],
    "/requestTestNotification": ["true", 1],
    "/websockNotifConfig": notObject,
    "/supportedFeatures": [...notText, "xyz"],
  },
  revokeAuthorization: {
    "/apiInvokerId": notText,
    "/aefId": notText,
    "/apiIds": ["sample-service", {}, [], [7]],
    "/cause": notText,
  },
};

const required: Record<string, string[]> = {
  initiateAuthentication: ["/apiInvokerId", "/supportedFeatures"],
  requestSecurityInfo: ["/apiInvokerId", "/aefId", "/supportedFeatures"],
  obtainSecurityMethod: [
    "/securityInfo",
    "/securityInfo/0/aefId",
    "/securityInfo/0/prefSecurityMethods",
    "/notificationDestination",
  ],
  revokeAuthorization: ["/apiInvokerId", "/apiIds", "/cause"],
};
wrong.updateSecurityMethod = wrong.obtainSecurityMethod ?? {};
required.updateSecurityMethod = required.obtainSecurityMethod ?? [];

const withMember = (body: unknown, pointer: string, value: unknown): unknown => {
  const copy = structuredClone(body);
  const keys = pointer.split("/").slice(1);
  let at = copy as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) at = at[key] as Record<string, unknown>;
  at[keys.at(-1) ?? ""] = value;
  return copy;
};

const whole = [[], null, 7, "text"];

/** Bodies that break their schemas, each in one way. */
export const badBodies: readonly BadBody[] = operations.flatMap(({ operationId }) => {
  const { body } = goodRequest(operationNamed(operationId));
  if (body === undefined) return [];
  const mistyped = Object.entries(wrong[operationId] ?? {}).flatMap(([pointer, values]) =>
    values.map((value) => ({
      operationId,
      title: `${pointer} is ${JSON.stringify(value)}`,
      body: withMember(body, pointer, value),
    })),
  );
  const missing = (required[operationId] ?? []).map((pointer) => ({
    operationId,
    title: `${pointer} is missing`,
    body: withMember(body, pointer, undefined),
  }));
  const other = whole.map((value) => ({
    operationId,
    title: `the body is ${JSON.stringify(value)}`,
    body: value,
  }));
  return [...mistyped, ...missing, ...other];
});
