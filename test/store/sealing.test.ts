import { randomBytes } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { CompactEncrypt, compactDecrypt } from "jose";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { ownKeyFile } from "../../src/store/open.js";
import { type SealingKey, sealWith } from "../../src/store/sealing.js";
import { parseSealingKey } from "../../src/store/sealing-keys.js";
import { newKey, openRecords } from "./opened-records.js";
import { temporaryFolder } from "./places.js";

describe("sealing", () => {
  const [old, recent] = [newKey("old"), newKey("recent")];

  test("is AES-256-GCM in a compact JWE that names its key and its record, and is never the same", async () => {
    const sealing = sealWith([old]);
    const sealed = sealing.seal("a", "text");
    const { plaintext, protectedHeader } = await compactDecrypt(sealed, old.key);

    expect(new TextDecoder().decode(plaintext)).toBe("text");
    expect(protectedHeader).toEqual({ alg: "dir", enc: "A256GCM", kid: "old", record: "a" });
    expect(sealing.seal("a", "text")).not.toBe(sealed);
  });

  test("opens what another implementation sealed for the same record", async () => {
    const header = { enc: "A256GCM", record: "a", kid: "old", alg: "dir" };
    const compact = new CompactEncrypt(Buffer.from("text")).setProtectedHeader(header);

    expect(sealWith([old]).open("a", await compact.encrypt(old.key))).toBe("text");
  });

  test("opens what any given key sealed, and seals with the first", () => {
    const sealed = sealWith([old]).seal("a", "text");
    const rotated = sealWith([recent, old]);

    expect(rotated.open("a", sealed)).toBe("text");
    expect(rotated.isCurrent(sealed)).toBe(false);
    expect(rotated.isCurrent(rotated.seal("a", "text"))).toBe(true);
    expect(() => sealWith([recent]).open("a", sealed)).toThrow(/key old, which is not/);
  });

  test("opens a text of any length and in any script", () => {
    const sealing = sealWith([old]);
    for (const text of ["", "ä – второй \u{1f511}\n", "x".repeat(5_000), "ü".repeat(100_000)])
      expect(sealing.open('ключ "a"', sealing.seal('ключ "a"', text))).toBe(text);
  });

  test("refuses a record in the place of another", () => {
    const sealing = sealWith([old]);
    const sealed = sealing.seal("a", "x");

    expect(() => sealing.open("b", sealed)).toThrow(/of another/);
  });

  test("refuses another key of the same kid, a changed octet, and what is not sealed", () => {
    const sealing = sealWith([old]);
    const sealed = sealing.seal("a", "text");
    const [header, ...rest] = sealed.split(".");
    const moved = Buffer.from(String(header), "base64url").toString().replace('"a"', '"b"');
    const renamed = [Buffer.from(moved).toString("base64url"), ...rest].join(".");

    expect(() => sealWith([newKey("old")]).open("a", sealed)).toThrow(/another key of that/);
    expect(() => sealing.open("b", renamed)).toThrow(/damaged/);
    expect(() => sealing.open("a", `${sealed.slice(0, -8)}AAAAAAAA`)).toThrow(/damaged/);
    expect(() => sealing.open("a", "text")).toThrow(/not sealed/);
    for (const [found, put] of [
      ["..", ".AAAA."],
      [/\.[^.]*$/, ""],
      [/$/, ".AAAA"],
      [/\.\..*/, ".."],
    ] as const)
      expect(() => sealing.open("a", sealed.replace(found, put))).toThrow(/damaged/);
  });

  test("takes a key as hex, base64 and base64url, and shows none that it refuses", () => {
    const key = randomBytes(32);
    for (const encoding of ["hex", "base64", "base64url"] as const)
      expect(parseSealingKey(`${key.toString(encoding)}\n`, "f")).toEqual(key);
    const short = key.subarray(1).toString("hex");

    expect(() => parseSealingKey(short, "the file")).toThrow(/^the file: holds no key/);
    expect(() => parseSealingKey(short, "the file")).not.toThrow(short.slice(0, 8));
  });
});

describe("a sealed store", () => {
  test("without a configured key makes one beside its folder, for its owner only, and keeps it", async () => {
    const path = join(temporaryFolder(), "new/ccf.store");
    const first = await openRecords({ driver: "lmdb", path });
    await first.records.put("a", "text");
    await first.close();
    const made = readFileSync(ownKeyFile(path), "utf8");
    const second = await openRecords({ driver: "lmdb", path });
    onTestFinished(second.close);

    expect((await second.records.get("a"))?.value).toBe("text");
    expect(readFileSync(ownKeyFile(path), "utf8")).toBe(made);
    expect(statSync(ownKeyFile(path)).mode & 0o777).toBe(0o600);
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  test("lets its key be changed: old records stay readable, and are sealed anew when written", async () => {
    const path = join(temporaryFolder(), "ccf.store");
    const [old, recent] = [newKey("old"), newKey("recent")];
    const first = await openRecords({ driver: "lmdb", path, sealingKeys: [old] });
    await first.records.put("a", "text");
    await first.records.put("b", "text");
    await first.close();
    const rotated = await openRecords({ driver: "lmdb", path, sealingKeys: [recent, old] });
    expect((await rotated.records.get("a"))?.value).toBe("text");
    await rotated.records.put("a", "again");
    await rotated.close();
    const last = await openRecords({ driver: "lmdb", path, sealingKeys: [recent] });
    onTestFinished(last.close);

    expect((await last.records.get("a"))?.value).toBe("again");
    expect(await last.records.get("b")).toBeUndefined();
  });

  test("says at once that a key is missing or wrong, or that it has another format", async () => {
    const path = join(temporaryFolder(), "ccf.store");
    const key = newKey("k");
    await (await openRecords({ driver: "lmdb", path, sealingKeys: [key] })).close();
    const open = (...sealingKeys: [SealingKey]) =>
      openRecords({ driver: "lmdb", path, sealingKeys });

    await expect(open(newKey("other"))).rejects.toThrow(
      `${path}: a record is sealed with the key k`,
    );
    await expect(open(newKey("k"))).rejects.toThrow(/damaged, or sealed with another key/);
    const store = openLmdb(path);
    await store.put("party/1/format", sealWith([key]).seal("party/1/format", "1"));
    await store.close();
    await expect(open(key)).rejects.toThrow(
      /it has format 1; this version reads 2: begin with an empty/,
    );
  });

  test("refuses two records that were swapped", async () => {
    const path = join(temporaryFolder(), "ccf.store");
    const key = newKey("k");
    const first = await openRecords({ driver: "lmdb", path, sealingKeys: [key] });
    await first.records.put("a", "of a");
    await first.records.put("b", "of b");
    await first.close();
    const store = openLmdb(path);
    const [a = "", b = ""] = [await store.get("party/1/text/a"), await store.get("party/1/text/b")];
    await store.put("party/1/text/a", b);
    await store.put("party/1/text/b", a);
    await store.close();
    const swapped = await openRecords({ driver: "lmdb", path, sealingKeys: [key] });
    onTestFinished(swapped.close);
    const unreadable = vi.fn();

    expect(a.length * b.length).toBeGreaterThan(0);
    expect(await swapped.records.at(["party/1/text/a"], unreadable)).toEqual([]);
    expect(unreadable.mock.lastCall?.[0]?.message).toBe("a record is in the place of another");
    expect(await swapped.records.get("a")).toBeUndefined();
  });
});
