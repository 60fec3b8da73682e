import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Hook, runHook } from "../../src/conformance/run/hooks.js";
import { ConfigurationError } from "../../src/contract/configuration.js";
import { temporaryDirectory } from "../support/pki.js";

const node = (code: string): Hook => ({ command: [process.execPath, "-e", code] });

const refusal = async (hook: Hook, timeoutMs = 5000): Promise<string> => {
  const error = await runHook(hook, { directory: temporaryDirectory(), timeoutMs }).catch((e) => e);
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error.message).not.toContain("\n");
  return error.message;
};

const served = async (status: number, body = ""): Promise<{ url: string; asked: string[] }> => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end(body);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/reset?key=abc`, asked };
};

describe("a hook", () => {
  test("runs a command in the target file's folder", async () => {
    const directory = temporaryDirectory();
    await runHook(node("fs.writeFileSync('done', '')"), { directory, timeoutMs: 5000 });
    expect(existsSync(join(directory, "done"))).toBe(true);
  });

  test("calls a URL with POST", async () => {
    const { url, asked } = await served(204);
    await runHook({ url }, { directory: ".", timeoutMs: 5000 });
    expect(asked).toEqual(["POST /reset?key=abc"]);
  });

  test("tells how a command failed, in one line, without a key that it printed", async () => {
    const key = "0123456789abcdef".repeat(4);
    const pem = "-----BEGIN PRIVATE KEY-----\\nMIGH\\n-----END PRIVATE KEY-----";
    const message = await refusal(node(`console.log("no\\nway ${key} ${pem}"); process.exit(3)`));
    expect(message).toContain("hooks/beforeRun: ");
    expect(message).toContain("ended with 3: no way (hex digits) (redacted)");
    expect(message).not.toContain("0123456789abcdef");
    expect(message).not.toContain("MIGH");
  });

  test("tells of a command that is not there, or does not end", async () => {
    expect(await refusal({ command: ["./no-such-command"] })).toContain(
      "cannot be started (ENOENT)",
    );
    expect(await refusal(node("setInterval(() => {}, 1000)"), 300)).toContain(
      "did not end in 0.3 s",
    );
  });

  test("tells of a URL that refuses or is not there, without its query", async () => {
    const { url } = await served(500, "not\nnow");
    const message = await refusal({ url });
    expect(message).toMatch(/POST http:\/\/127\.0\.0\.1:\d+\/reset was answered 500: not now$/);
    expect(await refusal({ url: "http://127.0.0.1:1/?key=abc" })).toMatch(
      /was not answered \(ECONNREFUSED\)$/,
    );
  });
});
