import { createServer } from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { faultsOf } from "../../contract/faults.js";
import { featuresText } from "../../contract/features.js";
import type { SecurityInfoRevocation } from "../../contract/types.js";
import type { Caller, Reply } from "../bench/caller.js";
import { expect } from "../bench/expect.js";
import { broken } from "../bench/failures.js";
import { type Asked, answerJson } from "../bench/neighbour.js";
import type { NoticeAddress, Told } from "../bench/notice-port.js";
import { outsiderCertificate } from "../bench/tls.js";
import type { Statement } from "../statement/statement.js";
import type { Waits } from "../target/target.js";

/** Why a case about notices of revoked keys does not apply. */
export const unlessNotices = ({ declares }: Statement): string | undefined =>
  declares("revocation-notification")
    ? undefined
    : "the target declares no RevocationNotification (revocation-notification)";

/** What a question says whose sender wants to be notified at that address. */
export const notifiedAt = ({ destination }: Pick<NoticeAddress, "destination">) => ({
  notificationDestination: destination,
  supportedFeatures: featuresText("revocationNotification"),
});

/** Does not take a notice this time. */
export const notNow = answerJson(
  503,
  { status: 503, title: "Service Unavailable" },
  { "retry-after": "0" },
);

/** Expects a notice in time: the first unless told. */
export const expectNotice = async (
  address: NoticeAddress,
  { noticeMs, answerMs }: Waits,
  count = 1,
): Promise<Told> => {
  await address.hasCome(count, noticeMs + answerMs);
  const notice = address.told[count - 1];
  if (notice !== undefined) return notice;
  throw broken({
    message: count === 1 ? "no notice came" : "the notice did not come again",
    expected: `notice ${count} within ${(noticeMs + answerMs) / 1000} s`,
    actual: `${address.told.length} so far`,
  });
};

/** Expects that no notice comes but those that have come. */
export const expectNoMore = async (address: NoticeAddress, { noticeMs }: Waits): Promise<void> => {
  const before = address.told.length;
  const more = await address.hasCome(before + 1, noticeMs);
  expect(!more, "a notice came that nobody waits for", {
    expected: before,
    actual: address.told.length,
  });
};

/**
 * Expects that a revocation is told to nobody while a server of an unknown CA stands in, and is told when
 * the right one is back; only for a case that is alone.
 */
export const expectNotToldToStranger = async (
  address: NoticeAddress,
  waits: Waits,
  revoke: () => Promise<unknown>,
): Promise<void> => {
  const { neighbour, destination } = address;
  const host = new URL(destination).hostname.replace(/^\[|\]$/g, "");
  let told = 0;
  const stranger = createServer(await outsiderCertificate("stranger", undefined, host));
  stranger.on("request", (_, response) => {
    told++;
    response.writeHead(204).end();
  });
  const met = new Promise((resolve) => {
    for (const event of ["secureConnection", "tlsClientError"]) stranger.once(event, resolve);
  });
  neighbour.acceptWith((socket) => stranger.emit("connection", socket));
  try {
    await revoke();
    await Promise.race([met, delay(waits.noticeMs)]);
    await delay(waits.quietMs);
  } finally {
    neighbour.restore();
  }
  expect(told === 0, "the notice went to a server of an unknown CA", { expected: 0, actual: told });
  await expectNotice(address, waits);
};

/** Expects a request of the operation that the contract has for notices. */
export const expectContractNotice = ({ method, headers, text, body }: Asked): void => {
  expect(method === "POST", "the notice is no POST", { expected: "POST", actual: method });
  const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  expect(mediaType === "application/json", "the notice's media type is another", {
    expected: "application/json",
    actual: mediaType,
  });
  const faults = faultsOf("ccf-security-info", "SecurityInfoRevocation", body);
  const told = faults.map(({ param, reason }) => `${param || "the body"} ${reason}`).join("; ");
  expect(faults.length === 0, "the notice breaks the contract", { actual: told || text });
};

/** Which key a notice is about. */
export type KeyName = Required<
  Pick<SecurityInfoRevocation, "ccfId" | "apiInvokerId" | "aefId" | "aefPskId">
>;

/** Expects that a notice names the key in full. */
export const expectAbout = ({ body }: Asked, expected: KeyName): void => {
  const { ccfId, apiInvokerId, aefId, aefPskId } = body;
  const actual = { ccfId, apiInvokerId, aefId, aefPskId };
  const isRight = isDeepStrictEqual(actual, { ...expected });
  expect(isRight, "the notice is about another key", { expected, actual });
};

/** Where whoever asked wants to be notified. */
export const destinationIn = ({ body: { notificationDestination } }: Asked): string => {
  const isUrl =
    typeof notificationDestination === "string" && URL.canParse(notificationDestination);
  if (isUrl && new URL(notificationDestination).protocol === "https:")
    return notificationDestination;
  throw broken({
    message: "the question names no https address for notices (notificationDestination)",
    actual: notificationDestination ?? "none",
  });
};

/** Tells of a revoked key, whatever comes of it. */
export const notify = (caller: Caller, destination: string, key: KeyName): Promise<Reply> =>
  caller.call("ccf-security-info", "notifySecurityInfoRevoked", {
    url: destination,
    body: { ...key, cause: "UNEXPECTED_REASON" } satisfies SecurityInfoRevocation,
  });
