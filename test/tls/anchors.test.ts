import { rootCertificates } from "node:tls";
import { expect, test } from "vitest";
import { readAnchors } from "../../src/contract/pem-files.js";
import { temporaryFiles } from "../support/pki.js";
import { run } from "../support/run.js";

/** How many certificates OpenSSL takes from a file. */
const taken = async (file: string): Promise<number> => {
  const { stdout } = await run("openssl", ["storeutl", "-noout", "-certs", file]);
  return Number(/Total found: (\d+)/.exec(stdout)?.[1] ?? 0);
};

test("OpenSSL gets every anchor of a file, also one that it would overlook there", async () => {
  const [first, second] = rootCertificates;
  const { written } = temporaryFiles({ written: `${first}\nthe other: ${second}\n` });
  expect(await taken(written)).toBe(1);

  const { read } = temporaryFiles({ read: readAnchors("/", written).toString() });
  expect(await taken(read)).toBe(2);
});
