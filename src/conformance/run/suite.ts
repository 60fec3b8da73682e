// The cases as vitest tests; the engine starts vitest with this one file.
import { afterAll, inject, test } from "vitest";
import { cases } from "../cases/index.js";
import { loadTarget } from "../target/target.js";
import { type CaseResult, isFailure } from "./outcome.js";
import { openSession } from "./session.js";

declare module "vitest" {
  interface ProvidedContext {
    conformance: { targetFile: string; ids: string[] };
  }
  interface TaskMeta {
    conformance?: CaseResult;
  }
}

/** Longer than any case takes that ends by itself. */
const timeout = 60_000;

const { targetFile, ids } = inject("conformance");
const session = openSession(loadTarget(targetFile));
afterAll(() => session.close());

const chosen = cases.filter(({ id }) => ids.includes(id));
const together = chosen.filter(({ alone }) => alone !== true);
const alone = chosen.filter((one) => one.alone === true);

for (const one of [...together, ...alone]) {
  const declare = one.alone === true ? test : test.concurrent;
  const tags = [one.role, one.level.toLowerCase()];
  declare(one.id, { tags, timeout }, async ({ task, annotate, skip }) => {
    await annotate(one.clause, "clause");
    const result = await session.run(one);
    task.meta.conformance = result;
    if (result.outcome === "not-applicable") skip(result.reason);
    if (isFailure(result) || result.outcome === "error") throw new Error(result.reason);
  });
}
