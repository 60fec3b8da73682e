import type {
  InterfaceDescription,
  SecurityInfoReq,
  SecurityInfoRsp,
} from "../../../../contract/types.js";
import type { TlsSession } from "../../../../psk/index.js";
import { type Alternatives, expectKey } from "../../../bench/derivation.js";
import { expectAnswer, expectRefusal } from "../../../bench/expect.js";
import type { HomeBench } from "../../../bench/home.js";

type Asking = Pick<HomeBench, "ask">;

/** What the peer is told of this case's key. */
export const keyAtPeer = async (
  { ask }: Asking,
  changes: Partial<SecurityInfoReq> = {},
): Promise<SecurityInfoRsp> => expectAnswer<SecurityInfoRsp>(await ask(changes), 200);

/** Expects that the peer gets the key of this session and interface. */
export const expectKeyAtPeer = async (
  bench: Asking & Pick<HomeBench, "aef">,
  session: TlsSession,
  {
    aefId = bench.aef().aefId,
    details,
    ...alternatives
  }: { aefId?: string; details: InterfaceDescription | undefined } & Alternatives,
): Promise<void> => {
  const named = details === undefined ? {} : { interfaceDetails: details };
  const { aefPsk } = await keyAtPeer(bench, { aefId, ...named });
  expectKey(aefPsk, session, details ?? {}, alternatives);
};

/** Expects that there is no key for the peer. */
export const expectNoKeyAtPeer = async (
  { ask }: Asking,
  changes: Partial<SecurityInfoReq> = {},
): Promise<void> => {
  expectRefusal(await ask(changes), { status: 404, cause: "SECURITY_CONTEXT_NOT_FOUND" });
};
