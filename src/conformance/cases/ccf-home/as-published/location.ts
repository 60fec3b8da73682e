import type { Reply } from "../../../bench/caller.js";
import { expect } from "../../../bench/expect.js";

const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

/**
 * Expects a Location, absolute or relative, whose path is the resource that the request was about.
 * Its host is not compared: the CCF may know itself by another name than the target file's.
 */
export const expectLocation = ({ headers, url }: Reply, apiInvokerId: string): void => {
  const location = headers.get("location");
  expect(location !== null, "the answer has no Location");
  const isUri = URL.canParse(location ?? "", url);
  expect(isUri, "Location is no URI", { actual: location });
  const { pathname } = new URL(location ?? "", url);
  const resource = `/capif-security/v1/trustedInvokers/${apiInvokerId}`;
  const times = decoded(location ?? "").split(apiInvokerId).length - 1;
  expect(times < 2, "Location is doubled", { expected: resource, actual: location });
  expect(
    decoded(pathname) === decoded(new URL(url).pathname),
    "Location does not lead to the resource",
    { expected: new URL(url).pathname, actual: location },
  );
};
