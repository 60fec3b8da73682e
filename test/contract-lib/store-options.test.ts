import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { StoreConfiguration } from "../../src/contract/configuration.js";
import { storeOptions } from "../../src/contract/store-options.js";

const key = randomBytes(32);
const url = "redis://redis.example.com:6379";

const optionsOf = (store?: StoreConfiguration) => {
  const directory = mkdtempSync(join(tmpdir(), "capif-store-options-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  writeFileSync(join(directory, "key"), `${key.toString("base64")}\n`);
  writeFileSync(join(directory, "short"), "c2hvcnQ=");
  const file = join(directory, "ccf.yaml");
  return {
    directory,
    read: () => storeOptions({ configuration: store ? { store } : {}, directory, file }),
  };
};

describe("a party's store", () => {
  test("is LMDB beside the configuration file if nothing is said", () => {
    const { directory, read } = optionsOf();

    expect(read()).toEqual({ driver: "lmdb", path: join(directory, "ccf.store") });
  });

  test("has its keys from files and the environment, in their order", () => {
    vi.stubEnv("CAPIF_TEST_KEY", key.toString("hex"));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { directory, read } = optionsOf({
      driver: "lmdb",
      path: "state",
      sealingKeys: [
        { kid: "b", env: "CAPIF_TEST_KEY" },
        { kid: "a", file: "key" },
      ],
      timeoutSeconds: 1,
    });

    expect(read()).toEqual({
      driver: "lmdb",
      path: join(directory, "state"),
      sealingKeys: [
        { kid: "b", key },
        { kid: "a", key },
      ],
      timeoutSeconds: 1,
    });
  });

  test("in Redis has a password from elsewhere", () => {
    const sealingKeys = [{ kid: "a", file: "key" }];
    const { read } = optionsOf({ driver: "redis", url, password: { file: "short" }, sealingKeys });

    expect(read()).toMatchObject({ driver: "redis", url, password: "c2hvcnQ=" });
  });

  for (const [store, reason] of [
    [{ driver: "redis", url }, /ccf.yaml: .store needs sealingKeys for redis$/],
    [{ driver: "redis", sealingKeys: [{ kid: "a", file: "key" }] }, /needs url for redis$/],
    [{ driver: "lmdb", url }, /has a member that lmdb does not read: url$/],
    [{ driver: "memory", path: "x" }, /has a member that memory does not read: path$/],
    [{ driver: "lmdb", sealingKeys: [{ kid: "a", file: "none" }] }, /none: cannot be read/],
    [{ driver: "lmdb", sealingKeys: [{ kid: "a", env: "CAPIF_NO" }] }, /CAPIF_NO: is not set$/],
    [
      { driver: "lmdb", sealingKeys: [{ kid: "a", file: "short" }] },
      /short: holds no key: 32 octets/,
    ],
  ] as [StoreConfiguration, RegExp][])
    test(`is refused in one line: ${reason.source}`, () => {
      expect(optionsOf(store).read).toThrow(reason);
    });
});
