import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { Follower } from "../../src/store/follower.js";
import type { Change } from "../../src/store/store.js";

test("a follower that reads everything anew ends at once", async () => {
  const journal = {
    mark: async () => "1",
    // First there is nothing new, then what was read last is not there any more.
    since: vi.fn(async (): Promise<Change[] | undefined> => undefined).mockResolvedValueOnce([]),
    wait: async () => {},
  };
  const untilItsEnd = async (signal?: AbortSignal): Promise<void> => {
    if (signal !== undefined) await once(signal, "abort");
    throw new Error("ended");
  };
  const readAll = vi.fn(untilItsEnd).mockResolvedValueOnce();
  const behind = vi.fn();
  const follower = await Follower.start(journal, { readAll, read: async () => {}, behind });
  await vi.waitFor(() => expect(readAll).toHaveBeenCalledTimes(2));
  await follower.close();

  expect(behind).not.toHaveBeenCalled();
});
