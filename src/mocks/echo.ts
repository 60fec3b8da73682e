import type {
  AuthenticationInitiationReq,
  InterfaceDescription,
  SecurityInfoReq,
  SecurityInfoRsp,
  SecurityInformation,
  ServiceSecurity,
  ServiceSecurityReq,
} from "../contract/types.js";
import type { RoutedRequest } from "../http/app.js";
import type { PrismAnswer } from "./prism.js";

/** Where the mock itself is. */
export interface MockPlace {
  apiRoot: string;
  /** The mock as the interface of an AEF. */
  details: InterfaceDescription;
}

type Echo = (answer: PrismAnswer, request: RoutedRequest, place: MockPlace) => PrismAnswer;

const withBody = (answer: PrismAnswer, body: object): PrismAnswer => ({ ...answer, body });

/** The contract's own validators have passed the request, Prism the example. */
const bodies = <Req, Rsp>(answer: PrismAnswer, { body }: RoutedRequest) => ({
  asked: body as Req,
  example: answer.body as Rsp,
});

const echoSecurityInfo: Echo = (answer, request) => {
  const { asked, example } = bodies<SecurityInfoReq, SecurityInfoRsp>(answer, request);
  const { apiInvokerId, aefId, interfaceDetails, ccfInformation } = asked;
  const ccfId = ccfInformation?.ccfId ?? example.ccfId;
  const { interfaceDetails: _, ...rest } = example;
  const named = interfaceDetails === undefined ? {} : { interfaceDetails };
  return withBody(answer, { ...rest, apiInvokerId, aefId, ccfId, ...named });
};

const echoInitiation: Echo = (answer, request) => {
  const { asked, example } = bodies<AuthenticationInitiationReq, object>(answer, request);
  if (!("interfaceDetails" in example)) return answer;
  return withBody(answer, {
    ...example,
    interfaceDetails: asked.interfaceDetails ?? example.interfaceDetails,
  });
};

const echoEntry = (
  { aefId, interfaceDetails, prefSecurityMethods }: SecurityInformation,
  { aefId: _, interfaceDetails: __, ...example }: SecurityInformation,
  { details }: MockPlace,
): SecurityInformation => ({
  ...example,
  ...(aefId === undefined ? {} : { aefId }),
  ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
  prefSecurityMethods,
  aefInterfaces: [interfaceDetails ?? details],
});

const echoSecurityMethod: Echo = (answer, request, place) => {
  const { asked, example } = bodies<ServiceSecurityReq, ServiceSecurity>(answer, request);
  const [template] = example.securityInfo;
  if (template === undefined) return answer;
  const { apiInvokerId = "" } = request.params;
  const path = `/capif-security/v1/trustedInvokers/${encodeURIComponent(apiInvokerId)}`;
  const { securityMethods: _, ...ccfAddress } = place.details;
  const ccfInformation = { ...example.ccfInformation, ccfAddress };
  return {
    ...answer,
    headers: {
      ...answer.headers,
      ...("location" in answer.headers ? { location: `${place.apiRoot}${path}` } : {}),
    },
    body: {
      ...example,
      securityInfo: asked.securityInfo.map((entry) => echoEntry(entry, template, place)),
      notificationDestination: asked.notificationDestination,
      ccfInformation,
    },
  };
};

const echoes: Record<string, Echo> = {
  requestSecurityInfo: echoSecurityInfo,
  initiateAuthentication: echoInitiation,
  obtainSecurityMethod: echoSecurityMethod,
  updateSecurityMethod: echoSecurityMethod,
};

/**
 * Makes a successful answer one to this very request: its invoker, AEF, interface and CCF stand
 * where the example has the story's, so that a party that checks them goes on.
 */
export const echoed = (
  operationId: string,
  answer: PrismAnswer,
  request: RoutedRequest,
  place: MockPlace,
): PrismAnswer => {
  const echo = echoes[operationId];
  const isSuccess = answer.status < 300 && answer.body !== undefined;
  return echo === undefined || !isSuccess ? answer : echo(answer, request, place);
};
