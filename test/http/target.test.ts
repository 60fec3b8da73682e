import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Problem } from "../../src/http/problem.js";
import { type Target, targetOf } from "../../src/http/target.js";

const asked = (url: string, host?: string): IncomingMessage => {
  const incoming = new IncomingMessage(new Socket());
  incoming.url = url;
  if (host !== undefined) incoming.headers.host = host;
  return incoming;
};

const outcome = (url: string, host?: string): Target | number => {
  try {
    return targetOf(asked(url, host));
  } catch (error) {
    if (error instanceof Problem) return error.status;
    throw error;
  }
};

const host = "ccf.example.net:8443";
const pieces = [
  "a",
  "Z",
  "9",
  "/",
  ".",
  "..",
  "%2e",
  "%41",
  "?",
  "=",
  "&",
  "~",
  ":",
  "@",
  "é",
  " ",
];

describe("a request's target", () => {
  test("is what the URL standard makes of it", () => {
    const target = fc.array(fc.constantFrom(...pieces), { maxLength: 12 });
    fc.assert(
      fc.property(target, (parts) => {
        const text = `/${parts.join("")}`;
        const { pathname: path, search } = new URL(`https://${host}${text}`);
        expect(outcome(text, host)).toEqual({ path, query: search.slice(1) });
      }),
      { numRuns: 2000 },
    );
  });

  test("may be absolute in HTTP/1.1", () => {
    expect(outcome("https://elsewhere.example/a/../b?c", host)).toEqual({ path: "/b", query: "c" });
  });

  test("has its path cut at a fragment", () => {
    expect(outcome("/a#b", host)).toEqual({ path: "/a", query: "" });
  });

  for (const name of ["[::1]:8443", "CCF.Example.net", "localhost", "127.0.0.1:443"])
    test(`is known for the host ${name}`, () => {
      expect(outcome("/a?b", name)).toEqual({ path: "/a", query: "b" });
    });

  const unusable: Record<string, [url: string, host?: string]> = {
    "no host": ["/a"],
    "an empty host": ["/a", ""],
    "a host with a path": ["/b", "ccf.example.net/a"],
    "a host with a name before it": ["/b", "user@ccf.example.net"],
    "a host that is none": ["/b", "a b"],
    "a backslash in its path": ["/a\\b", host],
    "no slash": ["a", host],
    "another scheme": ["ftp://ccf.example.net/a", host],
    "an absolute form that is no URL": ["https://", host],
  };
  for (const [what, [url, named]] of Object.entries(unusable))
    test(`is refused with ${what}`, () => {
      expect(outcome(url, named)).toBe(400);
    });
});
