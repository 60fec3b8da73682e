import { setTimeout as wait } from "node:timers/promises";
import type { ProblemDetails, SecurityInfoRsp } from "../../../contract/types.js";
import type { Reply } from "../../bench/caller.js";
import { expect, expectAnswer, expectRefusal, type Refusal } from "../../bench/expect.js";
import { answerJson, type Behaviour } from "../../bench/neighbour.js";
import type { PlayedCcf } from "../../bench/played-ccf.js";
import type { RelayBench } from "../../bench/relay.js";

/** What a relay answers when its peer's answer cannot be used. */
export const badGateway: Refusal = { status: 502, cause: "INBOUND_SERVER_ERROR" };
/** Whatever else goes wrong beyond a relay (contract 4). */
export const beyond: readonly Refusal[] = [{ status: 502 }, { status: 504 }];
export const notAuthorized: Refusal = { status: 403, cause: "CONSUMER_NOT_AUTHORIZED" };
export const notInAgreement: Refusal = { status: 403, cause: "CCF_NOT_IN_AGREEMENT" };

/** The AEF asks and is given the peer's key: the control beside which a case changes one thing. */
export const expectKeyHandedOn = async (
  { ask, peer }: RelayBench,
  ...asked: Parameters<RelayBench["ask"]>
): Promise<SecurityInfoRsp> => {
  const answer = expectAnswer<SecurityInfoRsp>(await ask(...asked), 200);
  expect(answer.aefPskId === peer.aefPskId, "the key is not the peer's", {
    expected: peer.aefPskId,
    actual: answer.aefPskId,
  });
  return answer;
};

const askedOf = (peers: readonly PlayedCcf[]): number =>
  peers.reduce((sum, { asked }) => sum + asked.length, 0);

/** Expects that no peer is asked about the case's invoker meanwhile. */
export const expectNothingSent = async <T>(
  { peers }: RelayBench,
  attempt: () => Promise<T>,
): Promise<T> => {
  const before = askedOf(peers);
  const result = await attempt();
  expect(askedOf(peers) === before, "a peer was asked all the same", {
    expected: "no request",
    actual: `${askedOf(peers) - before} requests`,
  });
  return result;
};

const expectNoKey = ({ text }: Reply, { aefPsk }: PlayedCcf): void =>
  expect(!text.toLowerCase().includes(aefPsk.toString("hex")), "the refusal tells the key");

/** The peer behaves like this from now on; expects that the AEF gets one of these refusals, no key. */
export const expectRefused = async (
  { ask, peer }: RelayBench,
  behaviour: Behaviour,
  ...allowed: readonly Refusal[]
): Promise<{ reply: Reply; problem: ProblemDetails }> => {
  peer.behave(behaviour);
  const reply = await ask();
  expectNoKey(reply, peer);
  return { reply, problem: expectRefusal(reply, ...allowed) };
};

/** The peer's right answer with other members, of any type; undefined leaves one out. */
export const tampered =
  (peer: PlayedCcf, changes: { [member: string]: unknown }): Behaviour =>
  (asked, response) =>
    answerJson(
      200,
      { ...peer.info(asked), ...changes },
      { "cache-control": "no-store" },
    )(asked, response);

/** A behaviour after so many milliseconds. */
export const late =
  (milliseconds: number, behaviour: Behaviour): Behaviour =>
  async (asked, response) => {
    await wait(milliseconds);
    await behaviour(asked, response);
  };
