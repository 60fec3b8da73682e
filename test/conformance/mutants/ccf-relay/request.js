import { mutant } from "./mutant.js";

const check = "ccf/request-check.js";

/** Faults of the request's members that this tells go unseen. */
const overlooking = (which, then = "") => [
  "const faults = faultsOf(operation.api, schema, message);",
  `const all = faultsOf(operation.api, schema, message);
    const overlooked = all.filter((fault) => ${which});
    ${then}
    const faults = all.filter((fault) => !overlooked.includes(fault));`,
];

export const request = [
  mutant(
    "discovery",
    check,
    [
      "if (ccfInformation === undefined)\n        throw",
      'if (ccfInformation === undefined)\n        return "ccf-c1";\n    if (false)\n        throw',
    ],
    "without CCF information the first peer is asked",
    84,
  ),
  mutant(
    "missing-overlooked",
    "http/request-body.js",
    overlooking('fault.kind === "missing" && fault.mandatory'),
    "mandatory members may be absent",
    85,
    87,
  ),
  mutant(
    "types-overlooked",
    "http/request-body.js",
    overlooking('fault.param !== "" && fault.kind === "incorrect" && fault.mandatory'),
    "mandatory members may be of any type",
    86,
  ),
  mutant(
    "ccf-information-overlooked",
    "http/request-body.js",
    overlooking('fault.param.startsWith("/ccfInformation")'),
    "CCF information may have any form",
    87,
  ),
  mutant(
    "interface-overlooked",
    "http/request-body.js",
    overlooking(
      'fault.param.startsWith("/interfaceDetails")',
      "if (overlooked.length > 0) delete message.interfaceDetails;",
    ),
    "an interface that is none is taken for absent",
    88,
  ),
  mutant(
    "any-destination",
    check,
    ["if (isAcceptable(notificationDestination, origins ?? []))", "if (true)"],
    "any notificationDestination is taken",
    89,
  ),
  mutant(
    "unreadable-is-empty",
    "http/request-body.js",
    ['throw problem.invalidMessage("The body is not JSON in UTF-8.");', "return {};"],
    "a body that cannot be read is taken for an empty one",
    90,
  ),
  mutant(
    "any-request-media-type",
    "http/request-body.js",
    ['if (!isJson(headers["content-type"]))', "if (false)"],
    "the media type of a request is not checked",
    91,
  ),
  mutant(
    "method-not-found",
    "http/router.js",
    [
      "throw new Problem(405, { headers: { allow: route.allow } });",
      'throw problem.notFound("RESOURCE_URI_STRUCTURE_NOT_FOUND");',
    ],
    "another method is 404",
    92,
  ),
];
