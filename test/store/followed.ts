import { onTestFinished, vi } from "vitest";
import { Follower } from "../../src/store/follower.js";
import type { Journal, Store } from "../../src/store/store.js";

/** The journal that these stores write to. */
export const journal = "party/1/";
export const patience = { timeout: 20_000 };

export const journalOf = (store: Store): Journal => {
  const found = store.journal?.(journal);
  if (found === undefined) throw new Error("no journal");
  return found;
};

/** A copy of every record below `k/`, kept up to date by a follower. */
export const copyOf = async (store: Store, prefix = "k/") => {
  const held = new Map<string, string>();
  const state = { isBusy: false };
  const refuseIfBusy = () => {
    if (state.isBusy) throw new Error("busy");
  };
  const copies = {
    readAll: vi.fn(async () => {
      refuseIfBusy();
      held.clear();
      for await (const [key, value] of store.entries(prefix)) held.set(key, value);
    }),
    read: vi.fn(async (keys: readonly string[]) => {
      refuseIfBusy();
      for (const key of keys) {
        const value = await store.get(key);
        held.delete(key);
        if (value !== undefined) held.set(key, value);
      }
    }),
    behind: vi.fn(),
  };
  const follower = await Follower.start(journalOf(store), copies);
  onTestFinished(() => follower.close());
  return {
    follower,
    copies,
    state,
    held: () => Object.fromEntries(held),
    order: () => [...held.keys()],
  };
};

/** A store until the test is over. */
export const opened = async (open: () => Promise<Store>): Promise<Store> => {
  const store = await open();
  onTestFinished(() => store.close());
  return store;
};
