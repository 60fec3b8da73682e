import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFolder } from "../../src/http/folder.js";

const files = {
  "index.html": "<!doctype html><title>start</title>",
  "api/index.html": "<!doctype html><title>below</title>",
  "api/one.yaml": "openapi: 3.0.3\n",
  "api/one.json": "{}",
  "style.css": "p {}",
  "figure.svg": "<svg/>",
  "empty/kept.txt": "a folder without a page of its own",
};

describe("a folder of pages", () => {
  const parent = mkdtempSync(join(tmpdir(), "capif-folder-"));
  let folder: Awaited<ReturnType<typeof openFolder>>;
  beforeAll(async () => {
    for (const name of ["api", "empty"]) mkdirSync(join(parent, "site", name), { recursive: true });
    for (const [name, content] of Object.entries(files))
      writeFileSync(join(parent, "site", name), content);
    writeFileSync(join(parent, "secret.txt"), "outside");
    mkdirSync(join(parent, "site-of-another"));
    writeFileSync(join(parent, "site-of-another", "secret.txt"), "outside");
    folder = await openFolder(join(parent, "site"), { host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    await folder.close();
    rmSync(parent, { recursive: true });
  });

  interface Answer {
    status: number | undefined;
    headers: IncomingHttpHeaders;
    body: string;
  }

  /** Asks for the path as it is written: nothing is made of `..`. */
  const ask = async (path: string, method = "GET"): Promise<Answer> => {
    const asked = request({ host: "127.0.0.1", port: folder.port, path, method }).end();
    const [response] = await once(asked, "response");
    const { statusCode, headers } = response;
    return { status: statusCode, headers, body: await text(response) };
  };

  for (const [path, file, type] of [
    ["/", "index.html", "text/html; charset=utf-8"],
    ["/index.html?from=here", "index.html", "text/html; charset=utf-8"],
    ["/api/", "api/index.html", "text/html; charset=utf-8"],
    ["/api/one.yaml", "api/one.yaml", "application/yaml"],
    ["/api/one.json", "api/one.json", "application/json"],
    ["/style.css", "style.css", "text/css; charset=utf-8"],
    ["/figure.svg", "figure.svg", "image/svg+xml; charset=utf-8"],
  ] as const)
    test(`gives ${path} as ${type}`, async () => {
      const { status, headers, body } = await ask(path);

      expect([status, headers["content-type"], body]).toEqual([200, type, files[file]]);
    });

  test("gives a page's headers alone for HEAD", async () => {
    const { status, headers, body } = await ask("/index.html", "HEAD");

    expect([status, headers["content-length"], body]).toEqual([
      200,
      String(files["index.html"].length),
      "",
    ]);
  });

  test("sends a reader who left out the slash on, so that links hold", async () => {
    const { status, headers } = await ask("/api");

    expect([status, headers.location]).toEqual([308, "/api/"]);
  });

  for (const path of [
    "/nowhere",
    "/nowhere.yaml",
    "/empty/",
    "/empty",
    "/../secret.txt",
    "/api/../../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/api/..%5c..%5csecret.txt",
    "//secret.txt",
    "/../site-of-another/secret.txt",
    "/index.html%00",
    "/%zz",
  ])
    test(`has nothing at ${path}`, async () => {
      const { status, headers, body } = await ask(path);

      expect([status, body]).toEqual([404, "no such page\n"]);
      expect(headers["content-type"]).toMatch(/^text\/plain/);
    });

  test("refuses a path that is no URL's", async () => {
    const { status, body } = await ask("/..\\secret.txt");

    expect(status).toBe(400);
    expect(body).not.toContain("outside");
  });

  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
    test(`cannot be changed with ${method}`, async () => {
      const { status, headers } = await ask("/index.html", method);

      expect([status, headers.allow]).toEqual([405, "GET, HEAD"]);
    });

  for (const path of ["/", "/nowhere", "/api"])
    test(`lets no page load anything from elsewhere, by the headers of ${path}`, async () => {
      const { headers } = await ask(path);
      const policy = headers["content-security-policy"]?.toString() ?? "";

      expect(policy).toMatch(/^default-src 'none'; /);
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
      expect(headers["x-content-type-options"]).toBe("nosniff");
    });
});
