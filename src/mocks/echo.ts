import type { Operation } from "../contract/operations.js";
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
import { filledPath } from "./path.js";
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

/** The example's method, if it is one of the invoker's; otherwise none is selected. */
const selected = (
  { selSecurityMethod, keyDerivation, remainingValidity }: SecurityInformation,
  methods: readonly string[],
): Partial<SecurityInformation> =>
  selSecurityMethod === undefined || !methods.includes(selSecurityMethod)
    ? {}
    : {
        selSecurityMethod,
        ...(keyDerivation === undefined ? {} : { keyDerivation }),
        ...(remainingValidity === undefined ? {} : { remainingValidity }),
      };

const echoEntry = (
  { aefId, interfaceDetails, prefSecurityMethods }: SecurityInformation,
  example: SecurityInformation,
  { details }: MockPlace,
): SecurityInformation => ({
  ...(aefId === undefined ? {} : { aefId }),
  ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
  prefSecurityMethods,
  ...selected(example, prefSecurityMethods),
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

/** The same resource at another instance: the example's host, this request's path. */
const redirected = (
  operation: Operation,
  { headers: { location = "", ...headers }, ...answer }: PrismAnswer,
  { params }: RoutedRequest,
): PrismAnswer => {
  const target = new URL(`${operation.basePath}${filledPath(operation, params)}`, location);
  return { ...answer, headers: { ...headers, location: target.href } };
};

/**
 * Makes an answer one to this very request. In a success its invoker, AEF, interface and CCF stand
 * where the example has the story's, so that a party that checks them goes on; a redirect leads to
 * the same resource elsewhere.
 */
export const echoed = (
  operation: Operation,
  answer: PrismAnswer,
  request: RoutedRequest,
  place: MockPlace,
): PrismAnswer => {
  if (answer.status === 307 || answer.status === 308) return redirected(operation, answer, request);
  const echo = echoes[operation.operationId];
  const isSuccess = answer.status < 300 && answer.body !== undefined;
  return echo === undefined || !isSuccess ? answer : echo(answer, request, place);
};
