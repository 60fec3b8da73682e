import { randomBytes } from "node:crypto";
import type { ServerOptions } from "node:https";
import type { SecurityInfoReq, SecurityInfoRsp } from "../../contract/types.js";
import { aefPskId } from "../../psk/index.js";
import { coreFunctionServer } from "../../tls/server-profiles.js";
import type { PlayedCcfTarget } from "../target/target.js";
import {
  type Asked,
  answerJson,
  type Behaviour,
  Neighbour,
  type NeighbourOptions,
} from "./neighbour.js";
import type { CaseRecord } from "./record.js";

/** The TLS of a CCF that the suite plays, with other credentials if told. */
export const playedCcfTls = (
  { cert, key, clientCa }: PlayedCcfTarget,
  other: { cert?: Buffer | string; key?: Buffer | string } = {},
): ServerOptions => ({
  ...coreFunctionServer({ cert, key, ca: clientCa ?? [] }),
  ...other,
});

/** Listens where a target believes the CCF to be. */
export const openPlayedCcf = (
  ccf: PlayedCcfTarget,
  options: { name: string; target: string; host: string } & Pick<NeighbourOptions, "onClientHello">,
): Promise<Neighbour> =>
  Neighbour.open({
    ...options,
    port: Number(new URL(ccf.apiRoot).port || 443),
    tls: playedCcfTls(ccf),
  });

/** A CCF that the suite plays, as one case sees it: the requests about its own invoker only. */
export class PlayedCcf {
  readonly ccf: PlayedCcfTarget;
  /** Below it all cases meet; only a case that runs alone may change how it listens. */
  readonly neighbour: Neighbour;
  readonly asked: Asked[] = [];
  /** The key that it gives unless told otherwise. */
  readonly aefPsk = randomBytes(32);
  readonly #record: CaseRecord;
  readonly #unwatch: () => void;
  #behave: Behaviour;

  constructor(
    ccf: PlayedCcfTarget,
    neighbour: Neighbour,
    record: CaseRecord,
    apiInvokerId: string,
  ) {
    this.ccf = ccf;
    this.neighbour = neighbour;
    this.#record = record;
    record.secrets.add(this.aefPsk);
    this.#behave = this.answering();
    this.#unwatch = neighbour.watch({
      isMine: ({ body }) => body.apiInvokerId === apiInvokerId,
      behave: (asked, response) => {
        this.asked.push(asked);
        return this.#behave(asked, response);
      },
      record,
    });
  }

  get aefPskId(): string {
    return aefPskId(this.aefPsk);
  }

  /** Answers every request from now on like this. */
  behave(behaviour: Behaviour): void {
    this.#behave = behaviour;
  }

  /** What a home CCF that keeps to the contract answers, with what a case changes. */
  info({ body }: Pick<Asked, "body">, changes: Partial<SecurityInfoRsp> = {}): SecurityInfoRsp {
    const { apiInvokerId, aefId, interfaceDetails } = body as unknown as SecurityInfoReq;
    return {
      apiInvokerId,
      ccfId: this.ccf.ccfId,
      aefId,
      ...(interfaceDetails === undefined ? {} : { interfaceDetails }),
      securityMethod: "PSK",
      aefPsk: this.aefPsk.toString("hex"),
      aefPskId: this.aefPskId,
      remainingValidity: 600,
      supportedFeatures: "0",
      ...changes,
    };
  }

  /** A behaviour that answers 200 with such an answer. */
  answering(changes: Partial<SecurityInfoRsp> = {}): Behaviour {
    return (asked, response) => {
      const info = this.info(asked, changes);
      if (info.aefPsk !== undefined) this.#record.secrets.add(Buffer.from(info.aefPsk, "hex"));
      return answerJson(200, info, { "cache-control": "no-store" })(asked, response);
    };
  }

  /** The one request that came; undefined if none or several did. */
  single(): Asked | undefined {
    return this.asked.length === 1 ? this.asked[0] : undefined;
  }

  end(): void {
    this.#unwatch();
  }
}

/** An invoker's id that no other case uses. */
export const freshInvokerId = (): string => `API-INVOKER-${randomBytes(10).toString("hex")}`;
