import { expect, test } from "vitest";
import { ffdhe3072 } from "../../src/tls/ffdhe3072.js";
import { run } from "../support/run.js";

test("ffdhe3072 is the group that OpenSSL knows by that name", async () => {
  const named = ["-genparam", "-algorithm", "DH", "-pkeyopt", "group:ffdhe3072"];
  const { stdout } = await run("openssl", ["genpkey", ...named]);

  expect(ffdhe3072).toBe(stdout);
});
