import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { open as lmdb } from "lmdb";
import { describe, expect, test } from "vitest";
import { openStore } from "../../src/store/open.js";
import { newKey } from "./opened-records.js";
import { temporaryFolder } from "./places.js";

/** Both meta pages say which format the file has. */
const inFormatSeven = (file: Buffer): Buffer => {
  for (const page of [0, 4096]) file.writeUInt32LE(7, page + 28);
  return file;
};

describe("a store that cannot be used", () => {
  const open = (path: string) => openStore({ driver: "lmdb", path }, "party/1");

  for (const [what, spoil, reason] of [
    ["garbage", () => Buffer.from("garbage".repeat(5000)), "is damaged, or no database at all"],
    ["a few octets", () => Buffer.from("garbage"), "is damaged, or no database at all"],
    ["half its file", (file) => file.subarray(0, file.length / 2), "is cut short"],
    ["another LMDB's file", inFormatSeven, "was written by another version of LMDB (format 7)"],
  ] as const satisfies [string, (file: Buffer) => Buffer, string][])
    test(`says so in one line: ${what}`, async () => {
      const path = join(temporaryFolder(), "ccf.store");
      const { store } = await open(path);
      for (let index = 0; index < 200; index++) await store.put(`k${index}`, "x".repeat(3000));
      await store.close();
      const file = join(path, "data.mdb");
      writeFileSync(file, spoil(readFileSync(file)));

      await expect(open(path)).rejects.toThrow(
        new RegExp(`^${file}: ${reason.replace(/[()]/g, ".")}$`),
      );
    });

  test("says so in one line: records in the form of an earlier version", async () => {
    const path = join(temporaryFolder(), "ccf.store");
    const earlier = lmdb({ path, noSubdir: false, maxDbs: 3 });
    await earlier.openDB({ name: "records" }).put("party/1/format", ["sealed", 1e15]);
    await earlier.close();

    await expect(open(path)).rejects.toThrow(`${path}: was written by an earlier version: begin`);
  });

  test("says so in one line: a file where the folder should be, a server that is not there", async () => {
    const path = join(temporaryFolder(), "ccf.store");
    writeFileSync(path, "");
    const url = "redis://127.0.0.1:1";

    await expect(open(path)).rejects.toThrow(`${path}: the store cannot be opened: `);
    await expect(
      openStore({ driver: "redis", url, sealingKeys: [newKey("k")] }, "party/1"),
    ).rejects.toThrow(`${url}: Redis cannot be used: `);
  });
});
