import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openLmdb } from "../../src/store/lmdb.js";
import { newKey, openRecords } from "./opened-records.js";
import { temporaryFolder } from "./places.js";
import { hasRedis, startRedis } from "./redis-server.js";

/** Which of its usual forms a secret is found in. */
const formsIn = (octets: Buffer, secret: Buffer): string[] =>
  (["hex", "base64", "base64url", "latin1"] as const).filter((form) => {
    const written = secret.toString(form).replaceAll("=", "");
    return octets.includes(written, 0, "latin1") || octets.includes(written.toUpperCase());
  });

describe("at rest", () => {
  const secrets = [randomBytes(32), randomBytes(32)];
  const plant = async (put: (id: string, value: string) => Promise<void>) => {
    for (const [index, secret] of secrets.entries())
      for (const form of ["hex", "base64", "base64url", "latin1"] as const)
        await put(`${index} ${form}`, secret.toString(form));
  };

  test("no file of LMDB has a key, though it would without the seal", async () => {
    const folder = temporaryFolder();
    const sealed = await openRecords({ driver: "lmdb", path: join(folder, "a.store") });
    await plant((id, value) => sealed.records.put(id, value));
    await plant((id, value) => sealed.records.put(`${id} again`, value));
    await sealed.close();
    const plain = openLmdb(join(folder, "b.store"));
    await plant((id, value) => plain.put(id, value));
    await plain.close();
    const octetsOf = (name: string) =>
      Buffer.concat(
        readdirSync(join(folder, name)).map((file) => readFileSync(join(folder, name, file))),
      );

    for (const secret of secrets) {
      expect(formsIn(octetsOf("a.store"), secret)).toEqual([]);
      expect(formsIn(octetsOf("b.store"), secret)).toEqual(["hex", "base64", "base64url"]);
    }
  });

  test.skipIf(!hasRedis)("no file of Redis has a key", async () => {
    const { url, dump } = await startRedis();
    const options = { driver: "redis", url, sealingKeys: [newKey("k")] } as const;
    const { records, close } = await openRecords(options);
    onTestFinished(close);
    await plant((id, value) => records.put(id, value));

    expect(dump().includes("capif-interconnect/party/1/text/0 hex")).toBe(true);
    for (const secret of secrets) expect(formsIn(dump(), secret)).toEqual([]);
  });
});
