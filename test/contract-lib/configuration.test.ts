import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  ConfigurationError,
  type ConfigurationName,
  loadConfiguration,
  readNamedFile,
} from "../../src/contract/configuration.js";
import { temporaryDirectory, temporaryFiles } from "../support/pki.js";

const ccf = "ccfId: ccf-a\nlisten: { port: 8443 }\ntls: { cert: a.pem, key: a.key }\n";
const aefWith = (at: string) =>
  `aefId: aef-1\ntls: { cert: a.pem, key: a.key }\ninterfaces: [${at}]\ncoreFunction: { apiRoot: "https://a.example", ca: ca.pem }\n`;

/** What cannot be used, and what the one line about it names. */
const refused: [title: string, name: ConfigurationName, yaml: string, names: RegExp][] = [
  ["broken YAML", "CcfConfiguration", "ccfId: [", /: ./],
  ["no mapping", "CcfConfiguration", "- ccfId", /the file must be object/],
  ["an empty file", "CcfConfiguration", "", /the file must be object/],
  ["a member missing", "CcfConfiguration", "ccfId: ccf-a\n", /listen/],
  ["a member that nobody reads", "CcfConfiguration", `${ccf}keyValidity: 5\n`, /keyValidity\b/],
  [
    "such a member further inside",
    "CcfConfiguration",
    `${ccf}peers: [{ ccfId: b, apiRoot: "https://b.example", ca: b.pem, alias: [] }]\n`,
    /\/peers\/0 .*alias\b/,
  ],
  [
    "a value out of range",
    "CcfConfiguration",
    `${ccf}keyValiditySeconds: 0\n`,
    /keyValiditySeconds/,
  ],
  [
    "a text for a number",
    "CcfConfiguration",
    `${ccf}relayTimeoutSeconds: "3"\n`,
    /relayTimeoutSec/,
  ],
  [
    "an apiRoot with a trailing slash",
    "CcfConfiguration",
    `${ccf}apiRoot: "https://ccf-a.example/"\n`,
    /\/apiRoot/,
  ],
  ["an apiRoot of http", "CcfConfiguration", `${ccf}apiRoot: "http://a.example"\n`, /\/apiRoot/],
  ["no interface", "AefConfiguration", aefWith(""), /\/interfaces/],
  [
    "an interface of two hosts",
    "AefConfiguration",
    aefWith("{ fqdn: a, ipv4Addr: b }"),
    /\/interfaces\/0/,
  ],
  ["an interface without host", "AefConfiguration", aefWith("{ port: 8443 }"), /\/interfaces\/0/],
];

const load = (name: ConfigurationName, yaml: string) =>
  loadConfiguration(name, temporaryFiles({ party: yaml }).party);

describe("a configuration file with", () => {
  for (const [title, name, yaml, names] of refused)
    test(`${title} is refused in one line that says where`, () => {
      const { party } = temporaryFiles({ party: yaml });
      const loading = () => loadConfiguration(name, party);

      expect(loading).toThrow(ConfigurationError);
      expect(loading).toThrow(names);
      expect(loading).toThrow(new RegExp(`^${party}: [^\\n]+$`));
    });

  test("what the schema wants is loaded, with its folder", () => {
    const { configuration, directory } = load("CcfConfiguration", ccf);

    expect(configuration).toEqual({
      ccfId: "ccf-a",
      listen: { port: 8443 },
      tls: { cert: "a.pem", key: "a.key" },
    });
    expect(directory).toMatch(/capif-test-/);
  });

  test("nothing at all is refused by its name", () => {
    const file = join(temporaryDirectory(), "none.yaml");

    expect(() => loadConfiguration("CcfConfiguration", file)).toThrow(ConfigurationError);
    expect(() => loadConfiguration("CcfConfiguration", file)).toThrow(file);
  });
});

describe("a file that a configuration names", () => {
  test("is relative to the configuration's folder", () => {
    const { party } = temporaryFiles({ party: "octets" });
    const directory = join(party, "..");

    expect(readNamedFile(directory, "party.pem").toString()).toBe("octets");
    expect(readNamedFile("/nowhere", party).toString()).toBe("octets");
  });

  test("is named when it cannot be read", () => {
    const directory = temporaryDirectory();

    expect(() => readNamedFile(directory, "none.pem")).toThrow(join(directory, "none.pem"));
    expect(() => readNamedFile(directory, ".")).toThrow(ConfigurationError);
  });
});
