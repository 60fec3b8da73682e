import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { PartyMetrics } from "../http/metrics.js";
import type { Records } from "../store/records.js";
import type { Write } from "../store/store.js";
import { type BackOff, retryDelayMs } from "./back-off.js";
import type { Courier, Outcome } from "./courier.js";
import { type Notice, noticeId } from "./notice.js";
import { Turns } from "./turns.js";

export interface OutboxOptions {
  records: Records<Notice>;
  courier: Courier;
  backOff: BackOff;
  log: Logger;
  metrics?: PartyMetrics | undefined;
}

/** A process that ends leaves its notices to those that share its store. */
const collectEveryMs = 60_000;
/** Attempts at a time for each receiver: one that does not answer keeps nobody else waiting. */
const mostAtOnce = 32;

/**
 * The notices that a CCF owes: each is in its store before anyone hears of the revocation, and leaves
 * it when it is acknowledged, or when the key would have expired by itself.
 */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #ending = new AbortController();
  readonly #underWay = new Map<string, { notice: Notice; delivery: Promise<void> }>();
  readonly #turns = new Turns(mostAtOnce);
  #collecting: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
    setMaxListeners(0, this.#ending.signal); // each notice that waits listens for the end
  }

  /** Takes up what an earlier process, or another one on this store, has left; from then on regularly. */
  start(): void {
    let isUnderWay = false;
    const collect = () => {
      if (isUnderWay) return; // of many records, or a slow store
      isUnderWay = true;
      this.#collecting = this.#collect().finally(() => {
        isUnderWay = false;
      });
    };
    collect();
    this.#timer = setInterval(collect, collectEveryMs);
    this.#timer.unref();
  }

  /** How many notices this process has yet to deliver. */
  get owed(): number {
    return this.#underWay.size;
  }

  /** Seconds for which the oldest of them has been owed; 0 if there is none. */
  get oldestSeconds(): number {
    const present = performance.now();
    let oldest = present;
    for (const { notice } of this.#underWay.values()) oldest = Math.min(oldest, notice.owedSince);
    return (present - oldest) / 1000;
  }

  /** The notice as it has to be written in the transaction that revokes the key. */
  sealed(notice: Notice): Write {
    return this.#options.records.sealed(noticeId(notice), notice);
  }

  /** Delivers a notice that has been written; nobody waits for it. */
  send(notice: Notice): void {
    const id = noticeId(notice);
    if (this.#underWay.has(id) || this.#ending.signal.aborted) return;
    const delivery = this.#deliver(id, notice)
      .catch((error: unknown) => {
        if (!this.#ending.signal.aborted)
          this.#options.log.warn({ err: error }, "a notice stays in the store for another attempt");
      })
      .finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, { notice, delivery });
  }

  /** Ends all attempts; what is undelivered stays in the store. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#ending.abort();
    this.#turns.end();
    await this.#options.courier.close();
    const deliveries = [...this.#underWay.values()].map(({ delivery }) => delivery);
    await Promise.all([this.#collecting, ...deliveries]);
  }

  async #collect(): Promise<void> {
    try {
      for await (const notice of this.#options.records.entries(this.#ending.signal))
        this.send(notice);
    } catch (error) {
      if (!this.#ending.signal.aborted)
        this.#options.log.warn({ err: error }, "notices of the store cannot be read");
    }
  }

  async #deliver(id: string, notice: Notice): Promise<void> {
    const { log, metrics, backOff, records } = this.#options;
    const { role, id: receiver, revocation, trace } = notice;
    const about = { role, receiver, aefPskId: revocation.aefPskId, traceId: trace.traceId };
    for (let failures = 1; performance.now() < notice.expiresAt; failures++) {
      const { isAcknowledged, reason } = await this.#attempt(notice);
      if (this.#ending.signal.aborted) return;
      metrics?.notice(role, isAcknowledged);
      if (isAcknowledged) {
        log.info(about, "revocation notice acknowledged");
        break;
      }
      const waitMs = Math.min(
        retryDelayMs(backOff, failures),
        Math.max(0, notice.expiresAt - performance.now()),
      );
      log.warn({ ...about, reason, waitMs: Math.round(waitMs) }, "revocation notice not taken");
      await pause(waitMs, undefined, { signal: this.#ending.signal, ref: false });
    }
    await records.delete(id);
  }

  #attempt(notice: Notice): Promise<Outcome> {
    return this.#turns.take(`${notice.role} ${notice.id}`, async () =>
      this.#ending.signal.aborted
        ? { isAcknowledged: false, reason: "the process ends" }
        : this.#options.courier.send(notice),
    );
  }
}
