import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examineCertificates } from "../../../src/conformance/doctor/certificates.js";
import { examineClock } from "../../../src/conformance/doctor/clock.js";
import { examineFile } from "../../../src/conformance/doctor/examine.js";
import { doctorExitCode, type Finding } from "../../../src/conformance/doctor/finding.js";
import { examinePrerequisites } from "../../../src/conformance/doctor/prerequisites.js";
import { doctorLines } from "../../../src/conformance/doctor/report.js";
import { loadTarget } from "../../../src/conformance/target/target.js";
import type { TargetConfiguration } from "../../../src/contract/configuration.js";
import { createAuthority } from "../../../src/tls/pki.js";
import { type ConformanceLab, startConformanceLab } from "./conformance-lab.js";

let lab: ConformanceLab;
beforeAll(async () => {
  lab = await startConformanceLab();
});
afterAll(() => lab?.close());

let files = 0;
const examined = async (change: (target: TargetConfiguration) => void): Promise<Finding[]> => {
  const target = lab.target();
  change(target);
  files += 1;
  return examineFile(lab.write(`changed-${files}.yaml`, target));
};

const wrong = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ level }) => level !== "ok")
    .map(({ level, topic, where, message }) => `${level} ${topic} ${where}: ${message}`);

const only =
  (...roles: (keyof TargetConfiguration)[]) =>
  (target: TargetConfiguration) => {
    for (const role of ["ccf-home", "ccf-relay", "aef", "invoker", "interconnect"] as const)
      if (!roles.includes(role)) delete target[role];
  };

const home = (target: TargetConfiguration): NonNullable<TargetConfiguration["ccf-home"]> => {
  only("ccf-home")(target);
  if (target["ccf-home"] === undefined) throw new TypeError("the lab has a home");
  return target["ccf-home"];
};

describe("the doctor", () => {
  test("finds the lab ready, with every role and every prerequisite", async () => {
    const findings = await examineFile(join(lab.directory, "target.yaml"));
    expect(wrong(findings)).toEqual([]);
    expect(doctorExitCode(findings)).toBe(0);
    const topics = new Set(findings.map(({ topic }) => topic));
    for (const topic of ["file", "certificate", "listen", "command", "tls", "access", "clock"])
      expect(topics).toContain(topic);
    const lines = doctorLines(findings);
    expect(lines.at(-1)).toBe("0 problems, 0 warnings: ready to run");
    const certificates = findings.filter(
      ({ topic, where }) => topic === "certificate" && where.startsWith("ccf-home."),
    );
    expect(lines).toContain(
      `ok       certificate   ccf-home: ${certificates.length} as they should be`,
    );
    expect(lines.length).toBeLessThan(35);
    expect(doctorLines(findings, "all")).toHaveLength(findings.length + 1);
    expect(doctorLines(findings, "none")).toHaveLength(1);
    expect(lines.join("\n")).not.toContain("PRIVATE KEY");
  });

  test("tells of a file that cannot be used", async () => {
    const findings = await examined((target) => Object.assign(target, { rolse: {} }));
    expect(wrong(findings)).toHaveLength(1);
    expect(wrong(findings)[0]).toContain("has a member that nobody reads: rolse");
    expect(doctorExitCode(findings)).toBe(2);
  });

  test("tells of an answer that the statement does not ask for", async () => {
    const findings = await examined((target) =>
      Object.assign(target, { features: { http3: true } }),
    );
    expect(wrong(findings)[0]).toContain("http3 is no item of the statement");
  });

  test("tells of a key of another certificate, and that the target refuses it", async () => {
    const findings = await examined((target) => {
      const { invokers } = home(target);
      if (invokers[0] !== undefined) invokers[0].key = "pki/ccf-a.key";
    });
    expect(wrong(findings)).toContainEqual(
      expect.stringMatching(
        /^problem certificate ccf-home\.invokers\[0\]: the private key does not/,
      ),
    );
    expect(doctorExitCode(findings)).toBe(2);
  });

  test("tells of an expired certificate that is meant to be valid, and the other way round", async () => {
    const findings = await examined((target) => {
      const { invokers, certificates } = home(target);
      const [first] = invokers;
      if (first === undefined || certificates?.expired === undefined) throw new TypeError("no ids");
      const { cert = "", key = "" } = first;
      Object.assign(first, certificates.expired);
      certificates.expired = { cert, key };
    });
    expect(wrong(findings)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /invokers\[0\]: the certificate is expired, and is meant to be valid/,
        ),
        expect.stringMatching(/expired: the certificate is valid, and is meant to be expired/),
        expect.stringMatching(/^problem access ccf-home\.invokers\[0\]/),
      ]),
    );
  });

  test("tells of a certificate from a CA that spoils its case", async () => {
    const findings = await examined((target) => {
      const { certificates, invokers, peer } = home(target);
      if (certificates === undefined || invokers[0] === undefined) throw new TypeError("no ids");
      const { cert = "", key = "" } = invokers[0];
      certificates.peersInvoker = { cert, key };
      certificates.twoRoles = { cert: peer?.cert ?? "", key: peer?.key ?? "" };
    });
    expect(wrong(findings)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/peersInvoker: .* which is also the CA of ccf-home\.invokers\[0\]/),
        expect.stringMatching(/twoRoles: .* which is not the CA of ccf-home\.invokers\[0\]/),
      ]),
    );
  });

  test("tells of an invoker that is not onboarded, and of a party that is not known", async () => {
    const findings = await examined((target) => {
      const { invokers, notOnboarded, withoutAgreement } = home(target);
      if (notOnboarded !== undefined) invokers.push(notOnboarded);
      const { peer } = target["ccf-home"] ?? {};
      if (peer !== undefined) Object.assign(peer, withoutAgreement);
    });
    expect(wrong(findings)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^problem access .*invokers\[8\]: .* 404 API_INVOKER_NOT_FOUND/),
        expect.stringMatching(/^problem access ccf-home\.peer: the target refuses this party/),
      ]),
    );
  });

  test("tells of a target that is away, with exit code 3", async () => {
    const findings = await examined((target) => {
      home(target).apiRoot = "https://127.0.0.1:1";
    });
    expect(wrong(findings)).toEqual([
      "problem reach ccf-home.apiRoot: 127.0.0.1:1 cannot be reached (ECONNREFUSED)",
    ]);
    expect(doctorExitCode(findings)).toBe(3);
  });

  test("tells of a server that another CA vouches for, and asks it nothing", async () => {
    const findings = await examined((target) => {
      home(target).ca = "pki/conformance/ca.pem";
    });
    expect(wrong(findings)[0]).toMatch(/^problem tls ccf-home\.apiRoot: .* does not lead to/);
    expect(findings.some(({ topic }) => topic === "access")).toBe(false);
  });

  test("tells of a port that is taken, of one for two, and of an address that is not ours", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    const findings = await examined((target) => {
      only("aef", "ccf-relay")(target);
      const peers = target["ccf-relay"]?.peers ?? [];
      for (const peer of peers) peer.apiRoot = `https://127.0.0.1:${port}`;
      const relayed = target["ccf-relay"]?.aef;
      if (relayed !== undefined) relayed.notificationDestination = `https://127.0.0.1:${port}/n`;
      if (target.aef !== undefined) target.aef.coreFunction.apiRoot = "https://192.0.2.1:20001";
    });
    server.close();
    expect(wrong(findings)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^problem listen ccf-relay\.peers\[0\]: .* \(EADDRINUSE\)/),
        expect.stringMatching(/^problem listen ccf-relay\.peers\[1\]: it has the port of/),
        expect.stringMatching(
          /^problem listen ccf-relay\.aef\.notificationDestination: it has the port of/,
        ),
        expect.stringMatching(/^warning listen aef\.coreFunction: 192\.0\.2\.1 is not an address/),
        expect.stringMatching(/^problem certificate aef\.coreFunction: .* not for 192\.0\.2\.1/),
      ]),
    );
  });

  test("tells of commands and hooks that cannot be run", async () => {
    const findings = await examined((target) => {
      only("invoker")(target);
      const [lane] = target.invoker?.lanes ?? [];
      if (lane !== undefined) lane.command = ["./no-such-invoker"];
      target.hooks = {
        beforeRun: { command: ["no-such-command-anywhere"] },
        afterRun: { url: "ftp://example.org/" },
      };
    });
    expect(wrong(findings).map((line) => line.split(":")[0])).toEqual([
      "problem command invoker.lanes[0].command",
      "problem hook hooks.beforeRun",
      "problem hook hooks.afterRun",
    ]);
  });

  test("counts the cases that a missing member makes not testable", () => {
    const target = loadTarget(join(lab.directory, "target.yaml"));
    delete target["ccf-home"]?.peer;
    const findings = examinePrerequisites(target).filter(({ level }) => level === "warning");
    const missing = findings.find(({ where }) => where === "ccf-home.peer");
    expect(missing?.message).toMatch(/not testable without it \(CCF-HOME-/);
  });

  test("compares the clocks", () => {
    const now = Date.parse("2030-01-01T00:00:00Z");
    const at = (seconds: number) => new Date(now + seconds * 1000).toUTCString();
    expect(examineClock("aef", at(5), now).level).toBe("ok");
    expect(examineClock("aef", at(-90), now).message).toBe(
      "the target's clock is 90 s behind ours",
    );
    expect(examineClock("aef", undefined, now).level).toBe("warning");
  });

  test("tells of a chain that is not one, and of a server's name that is another's", async () => {
    const [one, other] = await Promise.all([createAuthority("one"), createAuthority("other")]);
    const { cert, key } = await one.issue({ commonName: "ccf-1", dnsNames: ["ccf.example.org"] });
    const findings = examineCertificates(
      [
        {
          where: "ccf",
          cert: Buffer.from(cert + other.cert),
          key: Buffer.from(key),
          meant: "valid",
          id: "ccf-2",
          host: { name: "ccf.example.org", named: false },
        },
      ],
      [],
    );
    expect(wrong(findings)).toEqual([
      "problem certificate ccf: certificate 1 of the file was not issued by the one after it",
      "warning certificate ccf: neither subject nor alternative names of the certificate show the id ccf-2",
      "problem certificate ccf: the server certificate is for ccf.example.org",
    ]);
  });
});
