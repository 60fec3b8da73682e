import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { isMissing } from "../interop/tools.js";
import { temporaryFolder } from "./places.js";

const filler = fileURLToPath(new URL("filler.js", import.meta.url));
const fileSize = "--fsize=2000000:unlimited";

test.skipIf(isMissing("prlimit", "util-linux"))(
  "a full disk refuses writes, keeps what was acknowledged, and takes writes once it has room",
  async () => {
    const child = spawn("prlimit", [fileSize, process.execPath, filler, temporaryFolder()], {
      stdio: ["ignore", "pipe", "ignore"], // lmdb shows its errors by itself
    });
    const said = text(child.stdout);
    const [code] = await once(child, "exit");

    expect(code).toBe(0);
    const { acknowledged, ...came } = JSON.parse(await said);
    expect(acknowledged).toBeGreaterThan(100);
    expect(came).toEqual({
      name: "StoreUnavailable",
      message: expect.stringMatching(/^the store: (File too large|Input\/output error)/),
      again: ["StoreUnavailable", "StoreUnavailable", "StoreUnavailable"],
      lost: 0,
      after: true,
    });
  },
  60_000,
);
