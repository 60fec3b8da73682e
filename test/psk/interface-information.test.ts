import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type InterfaceDetails, interfaceInformation } from "../../src/psk/index.js";

const longestName = `${"ab.".repeat(84)}a`;

describe("interface information (P0)", () => {
  const written: [string, InterfaceDetails, string][] = [
    [
      "an FQDN with port and prefix",
      { fqdn: "aef-a.example.com", port: 8443, apiPrefix: "/nef" },
      "https://aef-a.example.com:8443/nef",
    ],
    ["the default port", { fqdn: "aef-a.example.com" }, "https://aef-a.example.com:443"],
    ["port 443", { fqdn: "aef-a.example.com", port: 443 }, "https://aef-a.example.com:443"],
    [
      "an FQDN in upper case with a trailing dot",
      { fqdn: "AEF-A.Example.COM." },
      "https://aef-a.example.com:443",
    ],
    ["a single label with an underscore", { fqdn: "aef_a" }, "https://aef_a:443"],
    [
      "a label of 63 characters",
      { fqdn: `${"a".repeat(63)}.b` },
      `https://${"a".repeat(63)}.b:443`,
    ],
    ["a name of 253 characters", { fqdn: `${longestName}.` }, `https://${longestName}:443`],
    ["an internationalised name", { fqdn: "Bücher.example" }, "https://xn--bcher-kva.example:443"],
    ["an ideographic full stop at the end", { fqdn: "例え。jp。" }, "https://xn--r8jz45g.jp:443"],
    [
      "the same name in A-labels",
      { fqdn: "xn--bcher-kva.example" },
      "https://xn--bcher-kva.example:443",
    ],
    ["an A-label that means nothing", { fqdn: "xn--a.de" }, "https://xn--a.de:443"],
    ["IPv4", { ipv4Addr: "192.0.2.10", port: 8443 }, "https://192.0.2.10:8443"],
    ["IPv6", { ipv6Addr: "2001:DB8:0:0:1:0:0:1" }, "https://[2001:db8::1:0:0:1]:443"],
    [
      "IPv6 without a run of zeros",
      { ipv6Addr: "2001:db8:0:1:1:1:1:1" },
      "https://[2001:db8:0:1:1:1:1:1]:443",
    ],
    ["the loopback of IPv6", { ipv6Addr: "0:0:0:0:0:0:0:1" }, "https://[::1]:443"],
    ["IPv4-mapped IPv6", { ipv6Addr: "::FFFF:C000:020A" }, "https://[::ffff:192.0.2.10]:443"],
    [
      "IPv4-mapped IPv6 with small numbers",
      { ipv6Addr: "::ffff:0.1.2.3" },
      "https://[::ffff:0.1.2.3]:443",
    ],
    ["other embedded IPv4", { ipv6Addr: "64:ff9b::192.0.2.10" }, "https://[64:ff9b::c000:20a]:443"],
    [
      "members that are undefined",
      { fqdn: "a", ipv4Addr: undefined, port: undefined, apiPrefix: undefined },
      "https://a:443",
    ],
    ["an empty prefix", { fqdn: "a", apiPrefix: "" }, "https://a:443"],
    ["a prefix of one slash", { fqdn: "a", apiPrefix: "/" }, "https://a:443"],
    ["a prefix with a trailing slash", { fqdn: "a", apiPrefix: "/nef/" }, "https://a:443/nef"],
    [
      "a prefix with two trailing slashes",
      { fqdn: "a", apiPrefix: "/nef//" },
      "https://a:443/nef/",
    ],
    [
      "case and escapes of a prefix",
      { fqdn: "a", apiPrefix: "/Nef/%7e%7E/./b" },
      "https://a:443/Nef/%7e%7E/./b",
    ],
    [
      "a prefix to be normalised",
      { fqdn: "a", apiPrefix: "/cafe\u0301/\ufb01" },
      "https://a:443/caf\u00e9/fi",
    ],
  ];
  for (const [what, details, p0] of written) {
    test(`writes ${what}`, () => {
      expect(interfaceInformation(details)).toBe(p0);
    });
  }

  test("ignores what else an InterfaceDescription has", () => {
    const description = { fqdn: "a", securityMethods: ["PSK"] };

    expect(interfaceInformation(description)).toBe("https://a:443");
  });

  const refused: [string, object][] = [
    ["no host", { port: 443 }],
    ["two hosts", { fqdn: "a", ipv4Addr: "192.0.2.1" }],
    ["a host that is not text", { fqdn: 7 }],
    ["a host that is null", { fqdn: null }],
    ...hosts("fqdn", [
      "",
      ".",
      "a..b",
      "a..",
      "-a",
      "a-.b",
      "*.a",
      "a b",
      "a/b",
      "a:1",
      "a?b",
      "a#b",
    ]),
    ...hosts("fqdn", [
      "a@b",
      "a%41",
      "a\\b",
      "a\tb",
      "a\n",
      "[::1]",
      "é/b",
      "é\tb",
      "é／b",
      "é..b",
    ]),
    ...hosts("fqdn", [
      "192.0.2.1",
      "1.2.3",
      "0x7f.1",
      "a.0x1",
      "a.0x0",
      "a.0x",
      "１２３",
      "a".repeat(64),
      "é".repeat(80),
    ]),
    ...hosts("fqdn", [`${longestName}b`]),
    ...hosts("ipv4Addr", ["", "1.2.3", "256.0.0.1", "01.2.3.4", "::1", "1.2.3.4 ", "1.2.3.4:1"]),
    ...hosts("ipv6Addr", [
      "",
      "[::1]",
      "fe80::1%eth0",
      "1.2.3.4",
      ":::",
      "::1/64",
      "1:2:3:4:5:6:7:8:9",
    ]),
    ...[0, -1, 65536, 1.5, Number.NaN, "443", null].map((port): [string, object] => [
      `port ${JSON.stringify(port)}`,
      { fqdn: "a", port },
    ]),
    ...["nef", " /nef", "/a?b", "/a#b", "/a b", "/a\\b", "/a\n", "/a\u0000", "/a\u00a0b"].map(
      prefix,
    ),
    ...["／nef", "/a／b", "/a？b", "/a＃b", "/\ud800", "/a\u2100b"].map(prefix),
    ["a prefix that is not text", { fqdn: "a", apiPrefix: 7 }],
  ];
  for (const [what, details] of refused) {
    test(`refuses ${what}`, () => {
      expect(() => interfaceInformation(details)).toThrow(TypeError);
      expect(() => interfaceInformation(details)).toThrow(
        /^(an interface|fqdn|ipv4Addr|ipv6Addr|port|apiPrefix) /,
      );
    });
  }
});

describe("interface information of like details", () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9]{0,10}$/);
  const fqdn = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));
  const port = fc.integer({ min: 1, max: 65535 });

  test("does not depend on the case of the host or a trailing dot", () => {
    fc.assert(
      fc.property(fqdn, port, fc.boolean(), (host, number, dot) => {
        const other = `${host.toUpperCase()}${dot ? "." : ""}`;

        expect(interfaceInformation({ fqdn: other, port: number })).toBe(
          interfaceInformation({ fqdn: host, port: number }),
        );
      }),
    );
  });

  test("is the same for every spelling of an IPv6 address", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 }), (words) => {
        const long = words
          .map((word) => word.toString(16).toUpperCase().padStart(4, "0"))
          .join(":");
        const p0 = interfaceInformation({ ipv6Addr: long });
        const [, short] = /^https:\/\/\[(.+)\]:443$/.exec(p0) ?? [];

        expect(interfaceInformation({ ipv6Addr: short })).toBe(p0);
        expect(p0).toBe(p0.toLowerCase());
      }),
    );
  });

  test("is normalised, well-formed text whatever the prefix", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 20 }), (text) => {
        const p0 = accepted({ fqdn: "a", apiPrefix: `/${text}` });

        expect(p0).toBe(p0.normalize("NFKC"));
        expect(Buffer.from(p0).toString()).toBe(p0);
        expect(p0).toMatch(/^https:\/\/a:443(\/[^?#\s]*)?$/u);
      }),
    );
  });
});

function accepted(details: InterfaceDetails): string {
  try {
    return interfaceInformation(details);
  } catch (error) {
    expect(error).toBeInstanceOf(TypeError);
    return "https://a:443";
  }
}

function hosts(member: string, values: string[]): [string, object][] {
  return values.map((value) => [`${member} ${JSON.stringify(value)}`, { [member]: value }]);
}

function prefix(apiPrefix: string): [string, object] {
  return [`apiPrefix ${JSON.stringify(apiPrefix)}`, { fqdn: "a", apiPrefix }];
}
