import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadAuthority } from "../../src/tls/pki.js";
import { loopback, temporaryDirectory, temporaryFiles } from "../support/pki.js";
import { run } from "../support/run.js";

describe("an authority of one's own", () => {
  for (const newKey of [
    ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"],
    ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"],
    ["rsa:2048"],
  ])
    test(`issues certificates that OpenSSL takes, with a key of ${newKey.at(-1)}`, async () => {
      const directory = temporaryDirectory();
      const [cert, key] = [join(directory, "ca.pem"), join(directory, "ca.key")];
      const names = ["-subj", "/O=Vendor, Inc./CN=Vendor CA", "-days", "2"];
      const usage = ["-addext", "keyUsage=critical,keyCertSign"];
      const files = [...usage, "-out", cert, "-keyout", key];
      await run("openssl", ["req", "-x509", "-nodes", "-newkey", ...newKey, ...names, ...files]);
      const authority = await loadAuthority({ cert: readFileSync(cert), key: readFileSync(key) });
      const issued = await authority.issue({ commonName: "ccf-b", ...loopback });
      const { leaf } = temporaryFiles({ leaf: issued.cert });
      const strict = ["verify", "-x509_strict", "-no-CApath", "-no-CAstore", "-CAfile", cert];
      const { stdout, stderr } = await run("openssl", [...strict, leaf]);

      expect(stdout + stderr).toMatch(/: OK\n$/);
      expect(authority.cert).toContain("-----BEGIN CERTIFICATE-----");
    });
});
