import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { contextAt, updateToOauth } from "../revocation/revocable.js";
import { temporaryFolder } from "../store/places.js";
import { startInterconnect } from "../support/interconnect.js";

test("an invoker whose record nothing opens has no context, and gets a new one", async () => {
  const path = join(temporaryFolder(), "ccf-b.store");
  const store = { driver: "lmdb", path, isShared: true } as const;
  const lab = await startInterconnect({ changes: { "ccf-b": { store } } });
  onTestFinished(lab.close);
  const invoker = lab.invoker();
  onTestFinished(() => invoker.close());
  await invoker.obtainSecurityMethod();
  const raw = openLmdb(path);
  onTestFinished(raw.close);
  for await (const key of raw.keys("ccf/ccf-b/invoker/")) await raw.put(key, "garbled");
  const answers = [
    await contextAt(lab, { method: "GET" }),
    await contextAt(lab, { method: "DELETE" }),
    await contextAt(lab, updateToOauth, "/update"),
  ];
  const complaints = lab.log().split('"kind":"invoker"').length - 1;
  await invoker.obtainSecurityMethod();

  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect(complaints).toBe(1);
  expect(await contextAt(lab, { method: "GET" })).toMatchObject({ status: 200 });
  expect(await contextAt(lab, { method: "DELETE" })).toMatchObject({ status: 204 });
});
