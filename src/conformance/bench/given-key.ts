import { randomBytes } from "node:crypto";
import type { SecurityInfoRsp } from "../../contract/types.js";
import { aefPskId } from "../../psk/index.js";
import type { CaseRecord } from "./record.js";

/** A key that a CCF of the suite gives. */
export interface GivenKey {
  aefPsk: Buffer;
  aefPskId: string;
  /** As the CCF's answer says it. */
  told: Required<Pick<SecurityInfoRsp, "aefPsk" | "aefPskId">>;
}

/** An AEF_PSK that was never given before. */
export const freshKey = (record: CaseRecord): GivenKey => {
  const aefPsk = randomBytes(32);
  record.secrets.add(aefPsk);
  const id = aefPskId(aefPsk);
  return { aefPsk, aefPskId: id, told: { aefPsk: aefPsk.toString("hex"), aefPskId: id } };
};

/** An aefPskId that no key has. */
export const freshKeyId = (): string => randomBytes(8).toString("hex");
