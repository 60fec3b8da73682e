import type {
  InterfaceDescription,
  SecurityInformation,
  ServiceSecurity,
} from "../../../../contract/types.js";
import { interfaceInformation } from "../../../../psk/index.js";
import type { Reply } from "../../../bench/caller.js";
import { expect, expectAnswer, expectRefusal } from "../../../bench/expect.js";
import { broken } from "../../../bench/failures.js";
import type { HomeBench } from "../../../bench/home.js";

/** What an invoker asks for one AEF. */
export type Asked = SecurityInformation;

/** PSK for this AEF. */
export const pskWith = ({ aefId }: { aefId: string }): Asked => ({
  aefId,
  prefSecurityMethods: ["PSK"],
});

/** The answer's one entry. */
export const onlyEntry = ({ securityInfo }: ServiceSecurity): SecurityInformation => {
  const [entry] = securityInfo;
  if (entry !== undefined && securityInfo.length === 1) return entry;
  throw broken({
    message: "the answer has not one entry for the one that was asked for",
    expected: 1,
    actual: securityInfo.length,
  });
};

/** Expects that what was asked for is agreed; the entry for it. */
export const expectAgreed = (reply: Reply, status = 201): SecurityInformation =>
  onlyEntry(expectAnswer<ServiceSecurity>(reply, status));

/** Expects that there is no context (any more). */
export const expectNoContext = (reply: Reply): void => {
  expectRefusal(reply, { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
};

/** Expects that the invoker's context is exactly about these AEFs. */
export const expectContextOf = async (
  { invoker }: Pick<HomeBench, "invoker">,
  ...aefIds: string[]
): Promise<void> => {
  const { securityInfo } = expectAnswer<ServiceSecurity>(await invoker.info(), 200);
  const actual = securityInfo.map(({ aefId = "(by interface)" }) => aefId).sort();
  const expected = [...aefIds].sort();
  expect(actual.join() === expected.join(), "the context is not about the AEFs asked for", {
    expected,
    actual,
  });
};

const informationOf = (details: InterfaceDescription): string => {
  try {
    return interfaceInformation(details);
  } catch {
    return `no interface: ${JSON.stringify(details)}`;
  }
};

/** Expects that the entry names these interfaces and no others. */
export const expectInterfaces = (
  { aefInterfaces = [] }: SecurityInformation,
  wanted: readonly InterfaceDescription[],
): void => {
  const actual = aefInterfaces.map(informationOf).sort();
  const expected = wanted.map(informationOf).sort();
  expect(actual.join(" ") === expected.join(" "), "aefInterfaces are not the AEF's", {
    expected,
    actual,
  });
};

/** Expects that nothing of a key is in an answer. */
export const expectNoKeyIn = ({ json, text }: Reply, ...keys: readonly Buffer[]): void => {
  const { securityInfo } = json as ServiceSecurity; // a success, held against its schema
  for (const member of ["authenticationInfo", "authorizationInfo"] as const)
    expect(
      securityInfo.every((entry) => entry[member] === undefined),
      `the answer to the invoker has ${member}`,
    );
  const lower = text.toLowerCase();
  expect(
    keys.every((key) => !lower.includes(key.toString("hex"))),
    "the answer to the invoker has the key in it",
  );
};
