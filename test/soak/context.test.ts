import { describe, expect, test } from "vitest";

const own = (file: string) => import(new URL(file, import.meta.url).href);

describe("the context of a soak", async () => {
  const { contextOf } = await own("context.js");
  const { Tally } = await own("tally.js");
  const times = { patienceMs: 60, pauseMs: 5, watchMs: 20 };

  /** A core function that gives these answers, one after the other, and the last of them for ever. */
  const answering = (...answers: (number | Error)[]) => {
    const tally = new Tally();
    const ask = async () => {
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer instanceof Error) throw answer;
      return answer;
    };
    return { tally, context: contextOf("SOAK-1", ask, tally, times) };
  };

  test("is lost where an acknowledged one is not there", async () => {
    const { tally, context } = answering(200, 404);
    await context.check();
    expect(tally.violations).toEqual([]);
    await context.check();

    expect(tally.violations).toEqual(["an acknowledged context of SOAK-1 is lost"]);
  });

  for (const status of [401, 429, 500, 503])
    test(`fails a flow where its GET is answered with ${status}`, async () => {
      await expect(answering(status).context.check()).rejects.toThrow(`GET answered ${status}`);
    });

  test("stays away once its DELETE was acknowledged", async () => {
    const { tally, context } = answering(204, 404);
    expect(await context.remove()).toBe(true);
    await context.expectGone();

    expect(tally.violations).toEqual([]);
  });

  test("is back where a GET finds what was deleted, a restart in between or not", async () => {
    const { tally, context } = answering(204, new Error("reset"), 200, 404);
    const isBack = tally.disturbed();
    expect(await context.remove()).toBe(true);
    await context.expectGone();
    isBack();

    expect(tally.violations).toEqual(["a deleted context of SOAK-1 is back"]);
  });

  test("is not revoked by a DELETE that is never acknowledged, which is a violation by itself", async () => {
    const { tally, context } = answering(503);
    expect(await context.remove()).toBe(false);

    expect(tally.violations).toContain(
      "nothing was restarted, and given up after that: DELETE answered 503",
    );
  });

  test("is a failure where a restart explains that its DELETE was given up", async () => {
    const { tally, context } = answering(new Error("refused"));
    const isBack = tally.disturbed();
    expect(await context.remove()).toBe(false);
    isBack();

    expect(tally.result()).toMatchObject({ violations: [] });
    expect(tally.result().failures).toContainEqual({
      cause: "given up after that: refused",
      duringRestarts: 1,
      otherwise: 0,
    });
  });
});
